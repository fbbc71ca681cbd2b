import type { components } from '../api/types/event.ts';
import { ButtonLink } from '../design/button.tsx';
import { texts, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';
import { useUser } from '../session/session.ts';
import styles from './sale-panel.module.css';
import { opensAt } from './sale-state.ts';
import { useTimeLeft } from './time-left.ts';

const words = texts({
  ko: {
    opens: (at: string) => `${at} 예매 시작`,
    ready: '시간이 되면 바로 이 자리에 예매 버튼이 나타납니다. 새로고침하지 않아도 됩니다.',
    logInFirst: '미리 로그인해 두면 열리는 순간 바로 예매할 수 있습니다.',
    logIn: '미리 로그인하기',
  },
  en: {
    opens: (at: string) => `On sale from ${at}`,
    ready: 'The button to book will be here when the sale opens. There is no need to reload.',
    logInFirst: 'Log in now, and you can book the moment the sale opens.',
    logIn: 'Log in now',
  },
});

/** Until when one waits, and how to be ready then. */
export function BeforeSale({ event }: { event: components['schemas']['Event'] }) {
  const text = useText(words);
  const { dateTime } = useFormat();
  const left = useTimeLeft(opensAt(event));
  const user = useUser();
  return (
    <>
      <div className={styles.stack}>
        <p className={styles.clock} role="timer">
          {left}
        </p>
        <p>{text.opens(dateTime(event.sale_start_date))}</p>
      </div>
      <p className={styles.label}>{user ? text.ready : text.logInFirst}</p>
      {!user && (
        <ButtonLink to="/login" search={{ from: `/events/${event.id}` }} wide>
          {text.logIn}
        </ButtonLink>
      )}
    </>
  );
}
