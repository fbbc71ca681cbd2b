import { Page } from '../../layout/page.tsx';

export function PaymentsPage() {
  return <Page title="Payments">…</Page>;
}
