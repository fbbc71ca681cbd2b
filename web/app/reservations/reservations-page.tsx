import { Page } from '../layout/page.tsx';

export function ReservationsPage() {
  return <Page title="Reservations">…</Page>;
}
