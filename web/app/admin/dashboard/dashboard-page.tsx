import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import { Page } from '../../layout/page.tsx';
import { Tabs } from '../filters/tabs.tsx';
import { ListState } from '../table/list-state.tsx';
import styles from './dashboard.module.css';
import { salesQuery, statsQuery } from './dashboard-query.ts';
import { Figures } from './figures.tsx';
import { Latest } from './latest.tsx';
import { SalesCharts } from './sales-charts.tsx';
import { TopEvents } from './top-events.tsx';

const words = texts({
  ko: {
    title: '현황',
    events: '공연',
    reservations: '예매',
    today: '오늘 예매',
    revenue: '매출',
    sales: '판매',
    range: '기간',
    days: (days: number) => `${days}일`,
  },
  en: {
    title: 'Dashboard',
    events: 'Events',
    reservations: 'Bookings',
    today: 'Bookings today',
    revenue: 'Revenue',
    sales: 'Sales',
    range: 'Range',
    days: (days: number) => `${days} days`,
  },
});

const RANGES = [7, 30, 90] as const;

/** How the shop does: figures, sales by day, the best events, the newest reservations. */
export function DashboardPage() {
  const text = useText(words);
  const { won, number } = useFormat();
  const { days = 30 } = useSearch({ from: '/admin/' });
  const navigate = useNavigate({ from: '/admin' });
  const range = RANGES.find((one) => one === days) ?? 30;
  const stats = useQuery(statsQuery);
  const sales = useQuery(salesQuery(range));
  return (
    <Page title={text.title}>
      <ListState asked={stats}>
        {({ stats: all }) => (
          <Figures
            figures={[
              { name: text.revenue, value: won(all.totalRevenue) },
              { name: text.today, value: number(all.todayReservations) },
              { name: text.reservations, value: number(all.totalReservations) },
              { name: text.events, value: number(all.totalEvents) },
            ]}
          />
        )}
      </ListState>
      <section className={styles.sales} aria-labelledby="sales">
        <div className={styles.head}>
          <h2 id="sales">{text.sales}</h2>
          <Tabs
            label={text.range}
            value={range}
            values={RANGES}
            nameOf={text.days}
            onChoose={(chosen) => void navigate({ search: { days: chosen }, replace: true })}
          />
        </div>
        <ListState asked={sales}>{(found) => <SalesCharts days={found.days} />}</ListState>
        <div className={styles.charts}>
          {sales.data && <TopEvents events={sales.data.events} />}
          {stats.data && <Latest reservations={stats.data.recentReservations} />}
        </div>
      </section>
    </Page>
  );
}
