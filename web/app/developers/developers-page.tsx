import { Page } from '../layout/page.tsx';

export function DevelopersPage() {
  return <Page title="Developers">…</Page>;
}
