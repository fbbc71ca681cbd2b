import { Page } from '../../layout/page.tsx';

export function AdminEventsPage() {
  return <Page title="AdminEvents">…</Page>;
}
