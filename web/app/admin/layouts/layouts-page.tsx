import { Page } from '../../layout/page.tsx';

export function LayoutsPage() {
  return <Page title="Layouts">…</Page>;
}
