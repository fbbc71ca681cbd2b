import { useState } from 'react';
import { Button } from '../design/button.tsx';
import { Card } from '../design/card.tsx';
import { texts, useText } from '../language/language.ts';
import { logOut } from '../session/session.ts';
import { DeleteAccount } from './delete-account.tsx';
import styles from './form.module.css';
import type { Profile } from './profile-query.ts';

const words = texts({
  ko: { title: '로그아웃 및 탈퇴', logOut: '이 기기에서 로그아웃', remove: '계정 삭제' },
  en: { title: 'Log out or leave', logOut: 'Log out on this device', remove: 'Delete account' },
});

export function LeavingSection({ profile }: { profile: Profile }) {
  const text = useText(words);
  const [isAsking, setIsAsking] = useState(false);
  return (
    <Card>
      <h2>{text.title}</h2>
      <div className={styles.actions}>
        <Button kind="secondary" onClick={logOut}>
          {text.logOut}
        </Button>
        <Button kind="danger" onClick={() => setIsAsking(true)}>
          {text.remove}
        </Button>
      </div>
      {isAsking && <DeleteAccount email={profile.email} onClose={() => setIsAsking(false)} />}
    </Card>
  );
}
