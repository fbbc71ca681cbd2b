import { Page } from '../layout/page.tsx';

export function TicketsPage() {
  return <Page title="Tickets">…</Page>;
}
