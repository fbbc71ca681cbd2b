import { Page } from '../layout/page.tsx';

export function NewsPage() {
  return <Page title="News">…</Page>;
}
