import { Page } from '../layout/page.tsx';

export function WaitingRoomPage() {
  return <Page title="WaitingRoom">…</Page>;
}
