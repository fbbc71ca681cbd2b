import { Page } from '../../layout/page.tsx';

export function RoomsPage() {
  return <Page title="Rooms">…</Page>;
}
