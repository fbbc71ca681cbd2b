import { Page } from '../layout/page.tsx';

export function PaidPage() {
  return <Page title="Paid">…</Page>;
}
