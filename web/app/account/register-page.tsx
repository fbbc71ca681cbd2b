import { Page } from '../layout/page.tsx';

export function RegisterPage() {
  return <Page title="Register">…</Page>;
}
