import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import { Happened } from './happened.tsx';
import styles from './payment-timeline.module.css';
import type { PaymentHistory } from './payments-query.ts';
import { timelineOf } from './timeline.ts';

const words = texts({ ko: { title: '있었던 일' }, en: { title: 'What happened' } });

/** All that happened to a payment, in the order of time. */
export function PaymentTimeline({ history }: { history: PaymentHistory }) {
  const text = useText(words);
  const { moment } = useFormat();
  return (
    <section className={styles.section} aria-labelledby="timeline">
      <h2 id="timeline">{text.title}</h2>
      <ol className={styles.timeline}>
        {timelineOf(history).map((entry) => (
          <li key={entry.key} data-kind={entry.kind}>
            <time dateTime={entry.at}>{moment(entry.at)}</time>
            <Happened entry={entry} />
          </li>
        ))}
      </ol>
    </section>
  );
}
