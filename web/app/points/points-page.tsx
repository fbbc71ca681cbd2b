import { Page } from '../layout/page.tsx';

export function PointsPage() {
  return <Page title="Points">…</Page>;
}
