import { useId } from 'react';
import { Card } from '../design/card.tsx';
import { texts, useText } from '../language/language.ts';
import type { Demo } from './demo.ts';
import styles from './developers.module.css';

const words = texts({
  ko: {
    title: '체험 계정',
    password: '비밀번호',
    admin: '관리자',
    buyer: '구매자',
  },
  en: {
    title: 'Demo accounts',
    password: 'Password',
    admin: 'Admin',
    buyer: 'Buyer',
  },
});

/** Who one can log in as in the demo. */
export function DemoAccounts({ demo }: { demo: Demo }) {
  const text = useText(words);
  const titleId = useId();
  const accounts = [
    { who: text.admin, email: demo.adminEmail, password: demo.adminPassword },
    ...demo.buyers.map((buyer) => ({ who: text.buyer, ...buyer })),
  ];
  return (
    <Card aria-labelledby={titleId}>
      <h2 id={titleId}>{text.title}</h2>
      <ul className={styles.accounts}>
        {accounts.map(({ who, email, password }) => (
          <li key={email}>
            <span>{who}</span>
            <code>{email}</code>
            <span className="unseen">{text.password}</span>
            <code>{password}</code>
          </li>
        ))}
      </ul>
    </Card>
  );
}
