import { Page } from '../layout/page.tsx';

export function ReservationPage() {
  return <Page title="Reservation">…</Page>;
}
