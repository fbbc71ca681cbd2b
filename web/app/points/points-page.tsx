import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { texts, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';
import { Page } from '../layout/page.tsx';
import { Charge } from './charge.tsx';
import { Histories } from './histories.tsx';
import styles from './points-page.module.css';
import { pointsQuery } from './points-query.ts';

const words = texts({
  ko: { title: '포인트', balance: '보유 포인트', worth: '1 P는 1원처럼 결제에 사용합니다.' },
  en: { title: 'Points', balance: 'Your balance', worth: 'One point pays for one won.' },
});

export function PointsPage() {
  const text = useText(words);
  const format = useFormat();
  const { data } = useSuspenseInfiniteQuery(pointsQuery);
  const balance = data.pages[0]?.balance ?? 0;
  return (
    <Page title={text.title}>
      <div className={styles.columns}>
        <div className={styles.column}>
          <section className={styles.balance} aria-label={text.balance}>
            <p>{text.balance}</p>
            <p className={styles.amount}>{format.points(balance)}</p>
            <p>{text.worth}</p>
          </section>
          <Charge balance={balance} />
        </div>
        <Histories />
      </div>
    </Page>
  );
}
