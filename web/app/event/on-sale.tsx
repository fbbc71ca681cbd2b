import type { components } from '../api/types/event.ts';
import { ButtonLink } from '../design/button.tsx';
import { texts, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';
import { useUser } from '../session/session.ts';
import styles from './sale-panel.module.css';
import { closesAt } from './sale-state.ts';

const words = texts({
  ko: {
    until: (at: string) => `${at}까지 예매할 수 있습니다`,
    book: '예매하기',
    logIn: '로그인한 뒤 바로 이어집니다.',
  },
  en: {
    until: (at: string) => `Until ${at}`,
    book: 'Book tickets',
    logIn: 'You log in first, and go on from there.',
  },
});

/** The way to the tickets: through the waiting room, and through the login for who has not been there yet. */
export function OnSale({ event }: { event: components['schemas']['Event'] }) {
  const text = useText(words);
  const { dateTime } = useFormat();
  const user = useUser();
  return (
    <>
      <p className={styles.label}>{text.until(dateTime(closesAt(event)))}</p>
      <div className={styles.stack}>
        <ButtonLink to="/events/$eventId/waiting-room" params={{ eventId: event.id }} wide>
          {text.book}
        </ButtonLink>
        {!user && <p className={styles.label}>{text.logIn}</p>}
      </div>
    </>
  );
}
