import { Page } from '../layout/page.tsx';

export function SeatsPage() {
  return <Page title="Seats">…</Page>;
}
