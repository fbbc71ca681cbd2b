import { Page } from '../../layout/page.tsx';

export function EditEventPage() {
  return <Page title="EditEvent">…</Page>;
}
