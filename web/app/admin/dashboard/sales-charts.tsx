import { Card } from '../../design/card.tsx';
import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import { DataTable } from '../table/data-table.tsx';
import { BarChart } from './bar-chart.tsx';
import styles from './dashboard.module.css';
import type { SalesDay } from './dashboard-query.ts';

const words = texts({
  ko: {
    revenue: '매출',
    reservations: '예매',
    date: '날짜',
    count: (number: string) => `${number}건`,
    sum: (days: number, value: string) => `${days}일 합계 ${value}`,
    table: '표로 보기',
    caption: '날짜별 예매와 매출',
  },
  en: {
    revenue: 'Revenue',
    reservations: 'Bookings',
    date: 'Date',
    count: (number: string) => `${number} bookings`,
    sum: (days: number, value: string) => `${value} in ${days} days`,
    table: 'Show as a table',
    caption: 'Bookings and revenue by day',
  },
});

/** What was sold each day: as bars, and as numbers. */
export function SalesCharts({ days }: { days: readonly SalesDay[] }) {
  const text = useText(words);
  const { won, number, date } = useFormat();
  const revenue = days.reduce((sum, day) => sum + day.revenue, 0);
  const count = days.reduce((sum, day) => sum + day.reservations, 0);
  return (
    <>
      <div className={styles.charts}>
        <Card>
          <BarChart
            title={text.revenue}
            summary={text.sum(days.length, won(revenue))}
            dayLabel={text.date}
            bars={days.map((day) => ({ date: day.date, value: day.revenue, said: won(day.revenue) }))}
          />
        </Card>
        <Card>
          <BarChart
            title={text.reservations}
            summary={text.sum(days.length, text.count(number(count)))}
            dayLabel={text.date}
            bars={days.map((day) => ({
              date: day.date,
              value: day.reservations,
              said: text.count(number(day.reservations)),
            }))}
          />
        </Card>
      </div>
      <details className={styles.table}>
        <summary>{text.table}</summary>
        <DataTable
          caption={text.caption}
          rows={days.toReversed()}
          keyOf={(day) => day.date}
          columns={[
            { head: text.date, cell: (day) => date(day.date) },
            { head: text.reservations, kind: 'number', cell: (day) => number(day.reservations) },
            { head: text.revenue, kind: 'number', cell: (day) => won(day.revenue) },
          ]}
        />
      </details>
    </>
  );
}
