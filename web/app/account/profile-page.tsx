import { useSuspenseQuery } from '@tanstack/react-query';
import { texts, useText } from '../language/language.ts';
import { Page } from '../layout/page.tsx';
import { DetailsSection } from './details-section.tsx';
import { LanguageSection } from './language-section.tsx';
import { LeavingSection } from './leaving-section.tsx';
import { MailsSection } from './mails-section.tsx';
import { profileQuery } from './profile-query.ts';

const words = texts({ ko: { title: '내 정보' }, en: { title: 'My account' } });

export function ProfilePage() {
  const text = useText(words);
  const { data: profile } = useSuspenseQuery(profileQuery);
  return (
    <Page title={text.title} narrow>
      <DetailsSection profile={profile} />
      <LanguageSection profile={profile} />
      {profile.notifications && <MailsSection wanted={profile.notifications} />}
      <LeavingSection profile={profile} />
    </Page>
  );
}
