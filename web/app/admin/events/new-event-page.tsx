import { Page } from '../../layout/page.tsx';

export function NewEventPage() {
  return <Page title="NewEvent">…</Page>;
}
