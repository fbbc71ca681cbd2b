import { Page } from '../layout/page.tsx';

export function ProfilePage() {
  return <Page title="Profile">…</Page>;
}
