import { useId } from 'react';
import type { DemoAccount } from '../api/demo.ts';
import { Card } from '../design/card.tsx';
import { texts, useText } from '../language/language.ts';
import styles from './developers.module.css';

const words = texts({
  ko: {
    title: '체험 계정',
    password: '비밀번호',
    admin: '관리자',
    staff: '입장 확인',
    buyer: '구매자',
  },
  en: {
    title: 'Demo accounts',
    password: 'Password',
    admin: 'Admin',
    staff: 'Door staff',
    buyer: 'Buyer',
  },
});

/** Who one can log in as in the demo. */
export function DemoAccounts({ accounts }: { accounts: DemoAccount[] }) {
  const text = useText(words);
  const titleId = useId();
  return (
    <Card aria-labelledby={titleId}>
      <h2 id={titleId}>{text.title}</h2>
      <ul className={styles.accounts}>
        {accounts.map(({ role, email, password }) => (
          <li key={email}>
            <span>{text[role]}</span>
            <code>{email}</code>
            <span className="unseen">{text.password}</span>
            <code>{password}</code>
          </li>
        ))}
      </ul>
    </Card>
  );
}
