import { useId } from 'react';
import { Card } from '../design/card.tsx';
import { texts, useText } from '../language/language.ts';
import type { Demo } from './demo.ts';
import styles from './developers.module.css';

const words = texts({
  ko: {
    title: '체험 계정',
    who: '역할',
    email: '이메일',
    password: '비밀번호',
    admin: '관리자',
    buyer: '구매자',
  },
  en: {
    title: 'Demo accounts',
    who: 'Role',
    email: 'E-mail',
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
      <table className={styles.accounts}>
        <thead>
          <tr>
            <th scope="col">{text.who}</th>
            <th scope="col">{text.email}</th>
            <th scope="col">{text.password}</th>
          </tr>
        </thead>
        <tbody>
          {accounts.map(({ who, email, password }) => (
            <tr key={email}>
              <td>{who}</td>
              <td>
                <code>{email}</code>
              </td>
              <td>
                <code>{password}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
