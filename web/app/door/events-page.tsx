import { Page } from '../layout/page.tsx';

export function DoorEventsPage() {
  return <Page title="DoorEvents">…</Page>;
}
