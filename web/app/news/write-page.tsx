import { Page } from '../layout/page.tsx';

export function WritePage() {
  return <Page title="Write">…</Page>;
}
