import { useInfiniteQuery } from '@tanstack/react-query';
import { texts, useText } from '../../../language/language.ts';
import { ListState } from '../../table/list-state.tsx';
import { More } from '../../table/more.tsx';
import { ComparisonReport } from './comparison-report.tsx';
import styles from './comparisons.module.css';
import { comparisonsQuery } from './comparisons-query.ts';
import { StartComparison } from './start-comparison.tsx';

const words = texts({
  ko: {
    explain: '매일 아침 전날의 결제를 결제사의 기록과 대조합니다. 찾기만 하고 고치지는 않습니다.',
    empty: '대조한 날이 여기에 나옵니다.',
  },
  en: {
    explain: 'Each morning the day before is compared with what the gateways say. Nothing is repaired by it.',
    empty: 'Days that were compared will be here.',
  },
});

/** Whether the shop's books and the gateways' agree, day by day. */
export function Comparisons() {
  const text = useText(words);
  const list = useInfiniteQuery(comparisonsQuery);
  return (
    <div className={styles.section}>
      <p>{text.explain}</p>
      <StartComparison />
      <ListState
        asked={list}
        isEmpty={({ pages }) => pages.every(({ comparisons }) => comparisons.length === 0)}
        empty={text.empty}
      >
        {({ pages }) => (
          <>
            <ul className={styles.reports}>
              {pages
                .flatMap(({ comparisons }) => comparisons)
                .map((comparison) => (
                  <li key={comparison.id}>
                    <ComparisonReport comparison={comparison} />
                  </li>
                ))}
            </ul>
            <More list={list} />
          </>
        )}
      </ListState>
    </div>
  );
}
