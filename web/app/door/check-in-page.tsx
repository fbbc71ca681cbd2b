import { Page } from '../layout/page.tsx';

export function CheckInPage() {
  return <Page title="CheckIn">…</Page>;
}
