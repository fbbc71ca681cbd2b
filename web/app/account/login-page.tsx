import { Page } from '../layout/page.tsx';

export function LoginPage() {
  return <Page title="Login">…</Page>;
}
