import { Page } from '../layout/page.tsx';

export function CheckoutPage() {
  return <Page title="Checkout">…</Page>;
}
