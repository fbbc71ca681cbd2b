import { Page } from '../../layout/page.tsx';

export function PaymentPage() {
  return <Page title="Payment">…</Page>;
}
