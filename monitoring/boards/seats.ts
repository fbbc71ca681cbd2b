import type { Board } from '../grafana/board.ts';
import { eventVariable } from './event-variable.ts';

const EVENT = '{event_id=~"$event"}';
/** The last 24 hours, read from the database by every replica. */
const lately = (metric: string) => `topk(10, max by (event_id, event_title) (${metric}${EVENT}))`;
/** Seats and standing tickets. */
const HOLDING = 'app="reservation",method="POST",path=~"/api/seats/reserve|/api/reservations"';

export const seats: Board = {
  uid: 'tiketi-seats',
  title: 'Tiketi: seats',
  description: 'What is free, held, sold and given back, and the databases behind it',
  variables: [eventVariable('tiketi_event_reservations_24h')],
  rows: [
    {
      title: 'What is sold',
      panels: [
        {
          title: 'Free seats',
          help: 'Of events on sale, once a minute.',
          unit: 'short',
          queries: [
            {
              expr: `max by (event_id) (tiketi_seats_available_total${EVENT})`,
              legend: '{{event_id}}',
            },
          ],
        },
        {
          title: 'Seats held',
          help: 'A second.',
          unit: 'ops',
          queries: [
            { expr: `sum(rate(tiketi_seats_reserved_total${EVENT}[$__rate_interval]))`, legend: 'seats' },
          ],
        },
        {
          title: 'Reservations made and ended',
          help: 'A second: made, cancelled by why, run out.',
          unit: 'ops',
          queries: [
            {
              expr: `sum(rate(tiketi_reservations_created_total${EVENT}[$__rate_interval]))`,
              legend: 'made',
            },
            {
              expr: `sum by (reason) (rate(tiketi_reservations_cancelled_total${EVENT}[$__rate_interval]))`,
              legend: 'cancelled: {{reason}}',
            },
            {
              expr: `sum(rate(tiketi_reservations_expired_total${EVENT}[$__rate_interval]))`,
              legend: 'run out',
            },
          ],
        },
        {
          title: 'Reservations, last 24 hours',
          help: 'The ten events with most.',
          unit: 'short',
          queries: [{ expr: lately('tiketi_event_reservations_24h'), legend: '{{event_title}}' }],
        },
        {
          title: 'Paid and kept, last 24 hours',
          help: 'The ten events with most.',
          unit: 'suffix: 원',
          queries: [{ expr: lately('tiketi_event_revenue_24h'), legend: '{{event_title}}' }],
        },
        {
          title: 'Average of a paid reservation',
          help: 'Of the last 24 hours.',
          unit: 'suffix: 원',
          queries: [{ expr: lately('tiketi_event_avg_price'), legend: '{{event_title}}' }],
        },
        {
          title: 'Who came further',
          help: 'Of those who chose a seat, how many got it; of those who got it, how many paid.',
          unit: 'percentunit',
          queries: [
            { expr: 'avg by (stage) (tiketi_conversion_funnel_rate)', legend: '{{stage}}' },
            { expr: 'max(tiketi_reservation_conversion_rate)', legend: 'paid, of all in 24 hours' },
          ],
        },
        {
          title: 'Answers to who wants a seat',
          help: '409 is somebody who was slower. It is many in a rush, and no fault.',
          unit: 'ops',
          queries: [
            {
              expr: `sum by (status) (rate(http_requests_total{${HOLDING}}[$__rate_interval]))`,
              legend: '{{status}}',
            },
          ],
        },
        {
          title: 'Time to hold',
          help: 'Until the buyer knows whether the seat is theirs.',
          unit: 's',
          queries: [0.5, 0.99].map((part) => ({
            expr: `histogram_quantile(${part}, sum by (le) (rate(http_request_duration_seconds_bucket{${HOLDING}}[$__rate_interval])))`,
            legend: `p${part * 100}`,
          })),
        },
      ],
    },
    {
      title: 'At the door',
      panels: [
        {
          title: 'Scans',
          help: 'A second, by what came of them. Admitted is people who come in; anything else is somebody who waits at the door.',
          unit: 'ops',
          queries: [
            {
              expr: 'sum by (result) (rate(tiketi_check_ins_total[$__rate_interval]))',
              legend: '{{result}}',
            },
          ],
        },
        {
          title: 'Not let in, each hour',
          help: 'A ticket that was used already, is cancelled, is for another event, or is none. A door that sends a scan again is told the same, and it counts again.',
          unit: 'short',
          queries: [
            {
              expr: 'sum by (result) (increase(tiketi_check_ins_total{result!="admitted"}[1h]))',
              legend: '{{result}}',
            },
          ],
        },
      ],
    },
    {
      title: 'The databases',
      panels: [
        {
          title: 'Connections in use',
          help: 'Of those that a service may have, by the replica that is worst off.',
          unit: 'percentunit',
          redFrom: 0.9,
          queries: [
            {
              expr: 'max by (app) (tiketi_db_connections_active / tiketi_db_connections_limit)',
              legend: '{{app}}',
            },
          ],
        },
        {
          title: 'Who waits for a connection',
          help: 'Anything that stays above zero is a pool that is too small or a query that is too slow.',
          unit: 'short',
          redFrom: 1,
          queries: [{ expr: 'sum by (app) (tiketi_db_connections_wanted)', legend: '{{app}}' }],
        },
        {
          title: 'Queries',
          help: 'A second.',
          unit: 'ops',
          queries: [
            {
              expr: 'sum by (app) (rate(tiketi_db_query_duration_seconds_count[$__rate_interval]))',
              legend: '{{app}}',
            },
          ],
        },
        {
          title: 'Time of queries, p99',
          help: 'By service.',
          unit: 's',
          queries: [
            {
              expr: 'histogram_quantile(0.99, sum by (le, app) (rate(tiketi_db_query_duration_seconds_bucket[$__rate_interval])))',
              legend: '{{app}}',
            },
          ],
        },
        {
          title: 'Where time goes',
          help: 'Seconds a second that queries take, of the five most expensive kinds.',
          unit: 'short',
          queries: [
            {
              expr: 'topk(5, sum by (app, operation, table) (rate(tiketi_db_query_duration_seconds_sum[$__rate_interval])))',
              legend: '{{app}}: {{operation}} {{table}}',
            },
          ],
        },
        {
          title: 'Seats and stock that differ',
          help: 'What is on sale and not as its reservations say. It is looked at each five minutes.',
          unit: 'short',
          redFrom: 1,
          queries: [{ expr: 'max by (kind) (tiketi_stock_differences)', legend: '{{kind}}' }],
        },
        {
          title: 'Errors that reservation and event logged',
          help: 'Open a line for its trace.',
          logs: '{app=~"reservation|event"} | level="error"',
        },
      ],
    },
  ],
};
