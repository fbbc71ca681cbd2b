import { Page } from '../layout/page.tsx';

export function GooglePage() {
  return <Page title="Google">…</Page>;
}
