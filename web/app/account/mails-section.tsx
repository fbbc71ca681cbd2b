import { useState } from 'react';
import { Card } from '../design/card.tsx';
import { RefusalNotice } from '../design/notice.tsx';
import { texts, useText } from '../language/language.ts';
import form from './form.module.css';
import styles from './mails-section.module.css';
import { type Profile, useChangeProfile } from './profile-query.ts';
import { Saved } from './saved.tsx';

type Wanted = NonNullable<Profile['notifications']>;

const words = texts({
  ko: {
    title: '알림 메일',
    always: '예매 확정, 취소, 환불처럼 티켓과 결제에 관한 안내는 항상 보내 드립니다.',
    mails: {
      held: ['결제 안내', '좌석을 선택하면 결제 링크와 기한을 보내 드립니다.'],
      points: ['포인트 충전', '포인트가 충전되면 알려 드립니다.'],
      news: ['소식', '새 공연과 이벤트 소식을 보내 드립니다.'],
    },
  },
  en: {
    title: 'Mails',
    always: 'We always write about your tickets and payments: confirmations, cancellations and refunds.',
    mails: {
      held: ['Payment link', 'Where and until when to pay for the seats you hold.'],
      points: ['Points charged', 'When points have been added.'],
      news: ['News', 'New events and what is going on.'],
    },
  },
});

const MAILS = ['held', 'points', 'news'] as const;

/** Which of the mails that one can do without are wanted. Each change counts at once. */
export function MailsSection({ wanted }: { wanted: Wanted }) {
  const text = useText(words);
  const change = useChangeProfile();
  // A box shows at once what was chosen; the answer comes later.
  const [now, setNow] = useState(wanted);
  const choose = (mail: keyof Wanted, isWanted: boolean) => {
    setNow({ ...now, [mail]: isWanted });
    const takeBack = () => setNow((was) => ({ ...was, [mail]: !isWanted }));
    change.mutateAsync({ notifications: { [mail]: isWanted } }).catch(takeBack);
  };
  return (
    <Card>
      <div className={form.heading}>
        <h2>{text.title}</h2>
        <Saved isSaved={change.isSuccess} />
      </div>
      <p className={styles.about}>{text.always}</p>
      <ul className={styles.list}>
        {MAILS.map((mail) => {
          const [name, about] = text.mails[mail];
          return (
            <li key={mail}>
              <label className={styles.mail}>
                <input
                  type="checkbox"
                  checked={now[mail]}
                  onChange={(event) => choose(mail, event.target.checked)}
                />
                <span>
                  <span className={styles.name}>{name}</span>
                  <span className={styles.about}>{about}</span>
                </span>
              </label>
            </li>
          );
        })}
      </ul>
      <RefusalNotice error={change.error} />
    </Card>
  );
}
