import { Page } from '../layout/page.tsx';

export function SearchPage() {
  return <Page title="Search">…</Page>;
}
