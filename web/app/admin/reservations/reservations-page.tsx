import { Page } from '../../layout/page.tsx';

export function AdminReservationsPage() {
  return <Page title="AdminReservations">…</Page>;
}
