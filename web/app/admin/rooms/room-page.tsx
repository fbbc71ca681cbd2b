import { Page } from '../../layout/page.tsx';

export function RoomPage() {
  return <Page title="Room">…</Page>;
}
