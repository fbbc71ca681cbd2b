import { Page } from '../../layout/page.tsx';

export function AdminNewsPage() {
  return <Page title="AdminNews">…</Page>;
}
