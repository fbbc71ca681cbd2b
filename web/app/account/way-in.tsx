import { Badge } from '../design/badge.tsx';
import { texts, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';
import type { Profile } from './profile-query.ts';
import styles from './way-in.module.css';

const words = texts({
  ko: {
    email: '이메일',
    login: '로그인 방법',
    google: 'Google 계정과 연결됨',
    password: '이메일과 비밀번호',
    since: '가입일',
  },
  en: {
    email: 'E-mail',
    login: 'Login method',
    google: 'Linked with Google',
    password: 'E-mail and password',
    since: 'Member since',
  },
});

/** What about an account stays as it is: its address, how its owner comes in, and since when. */
export function WayIn({ profile }: { profile: Profile }) {
  const text = useText(words);
  const format = useFormat();
  const isGoogle = profile.provider === 'GOOGLE';
  return (
    <dl className={styles.list}>
      <dt>{text.email}</dt>
      <dd>{profile.email}</dd>
      <dt>{text.login}</dt>
      <dd>{isGoogle ? <Badge tone="good">{text.google}</Badge> : text.password}</dd>
      <dt>{text.since}</dt>
      <dd>{format.date(profile.created_at)}</dd>
    </dl>
  );
}
