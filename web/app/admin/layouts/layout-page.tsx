import { Page } from '../../layout/page.tsx';

export function LayoutPage() {
  return <Page title="Layout">…</Page>;
}
