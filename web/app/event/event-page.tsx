import { Page } from '../layout/page.tsx';

export function EventPage() {
  return <Page title="Event">…</Page>;
}
