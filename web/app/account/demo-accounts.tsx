import { useQuery } from '@tanstack/react-query';
import { texts, useText } from '../language/language.ts';
import { demoAccountsQuery } from './demo-accounts-query.ts';
import styles from './form.module.css';

const words = texts({
  ko: { title: '데모 계정:', admin: '관리자', buyer: (number: number) => `구매자 ${number}` },
  en: { title: 'Demo accounts:', admin: 'Administrator', buyer: (number: number) => `Buyer ${number}` },
});

type Props = { onChoose: (credentials: { email: string; password: string }) => void };

/** In a local demo: accounts to try it with. A click fills the form. */
export function DemoAccounts({ onChoose }: Props) {
  const text = useText(words);
  const { data = [] } = useQuery(demoAccountsQuery);
  if (data.length === 0) return null;
  return (
    <p className={styles.demo}>
      {text.title}
      {data.map(({ email, password, isAdmin }, index) => (
        <button key={email} type="button" title={email} onClick={() => onChoose({ email, password })}>
          {isAdmin ? text.admin : text.buyer(index + 1)}
        </button>
      ))}
    </p>
  );
}
