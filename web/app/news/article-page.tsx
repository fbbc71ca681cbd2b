import { Page } from '../layout/page.tsx';

export function ArticlePage() {
  return <Page title="Article">…</Page>;
}
