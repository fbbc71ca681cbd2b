import { useQuery } from '@tanstack/react-query';
import { demoQuery } from '../api/demo-query.ts';
import { texts, useText } from '../language/language.ts';
import styles from './form.module.css';

const words = texts({
  ko: {
    title: '데모 계정:',
    admin: '관리자',
    staff: '입장 확인',
    buyer: (number: number) => `구매자 ${number}`,
  },
  en: {
    title: 'Demo accounts:',
    admin: 'Administrator',
    staff: 'Door staff',
    buyer: (number: number) => `Buyer ${number}`,
  },
});

type Props = { onChoose: (credentials: { email: string; password: string }) => void };

/** In a local demo: accounts to try it with. A click fills the form. */
export function DemoAccounts({ onChoose }: Props) {
  const text = useText(words);
  const { data: demo } = useQuery(demoQuery);
  if (!demo || demo.accounts.length === 0) return null;
  return (
    <p className={styles.demo}>
      {text.title}
      {demo.accounts.map(({ role, email, password }, index) => (
        <button key={email} type="button" title={email} onClick={() => onChoose({ email, password })}>
          {role === 'buyer' ? text.buyer(index + 1) : text[role]}
        </button>
      ))}
    </p>
  );
}
