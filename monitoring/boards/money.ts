import type { Board } from '../grafana/board.ts';

/** Read from the database by every replica: one is as good as the other. */
const shared = (metric: string) => `max(${metric})`;
const PAYING = 'app="payment",method="POST",path=~"/api/payments(/process)?"';

export const money: Board = {
  uid: 'tiketi-money',
  title: 'Tiketi: money',
  description: 'What is paid, what is in doubt, and whether the books agree',
  variables: [],
  rows: [
    {
      title: 'Zero is right',
      panels: [
        {
          title: 'In trouble',
          help: 'Payments and charges of points that want to be looked at.',
          unit: 'short',
          as: 'number',
          redFrom: 1,
          queries: [{ expr: 'sum(max by (trouble) (tiketi_payments_in_trouble))', legend: 'in trouble' }],
        },
        {
          title: 'Refunds that wait',
          help: 'Resolved, and not done. Some for seconds are right, while an event is called off.',
          unit: 'short',
          as: 'number',
          redFrom: 1,
          queries: [{ expr: shared('tiketi_refunds_waiting'), legend: 'refunds' }],
        },
        {
          title: 'Points that differ',
          help: 'Accounts whose balance is not the sum of their movements.',
          unit: 'short',
          as: 'number',
          redFrom: 1,
          queries: [{ expr: shared('tiketi_points_differences'), legend: 'accounts' }],
        },
        {
          title: 'Orders that differ',
          help: 'Where a gateway and the shop say different things, in the last four days.',
          unit: 'short',
          as: 'number',
          redFrom: 1,
          queries: [{ expr: 'sum(max by (gateway) (tiketi_gateway_differences))', legend: 'orders' }],
        },
        {
          title: 'Seats and stock that differ',
          help: 'What is on sale and not as its reservations say.',
          unit: 'short',
          as: 'number',
          redFrom: 1,
          queries: [{ expr: 'sum(max by (kind) (tiketi_stock_differences))', legend: 'differences' }],
        },
        {
          title: 'Dead letters',
          help: 'Events that services have given up.',
          unit: 'short',
          as: 'number',
          redFrom: 1,
          queries: [
            { expr: 'sum(max by (app, topic) (tiketi_dead_letters)) or vector(0)', legend: 'letters' },
          ],
        },
      ],
    },
    {
      title: 'Taken and given back',
      panels: [
        {
          title: 'Paid today',
          help: 'In Seoul, less what went back.',
          unit: 'suffix: 원',
          as: 'number',
          queries: [{ expr: shared('tiketi_daily_revenue_total'), legend: 'won' }],
        },
        {
          title: 'Payments today',
          help: 'In Seoul, without those that went back whole.',
          unit: 'short',
          as: 'number',
          queries: [{ expr: shared('tiketi_daily_payments_total'), legend: 'payments' }],
        },
        {
          title: 'Payments by how they ended',
          help: 'A second: paid, declined, given back.',
          unit: 'ops',
          queries: [
            { expr: 'sum by (status) (rate(tiketi_payments_total[$__rate_interval]))', legend: '{{status}}' },
          ],
        },
        {
          title: 'By method, last 24 hours',
          help: 'Payments that were begun and paid.',
          unit: 'short',
          queries: [
            {
              expr: 'max by (payment_method) (tiketi_payment_method_count_24h)',
              legend: '{{payment_method}}',
            },
          ],
        },
        {
          title: 'Amount of a payment',
          help: 'Half pay less, half pay more.',
          unit: 'suffix: 원',
          queries: [
            {
              expr: 'histogram_quantile(0.5, sum by (le) (rate(tiketi_payment_amount_bucket[$__rate_interval])))',
              legend: 'p50',
            },
          ],
        },
        {
          title: 'Time to pay',
          help: 'Until the buyer has an answer: gateway, commit, and the wait for the confirmation.',
          unit: 's',
          queries: [0.5, 0.99].map((part) => ({
            expr: `histogram_quantile(${part}, sum by (le) (rate(http_request_duration_seconds_bucket{${PAYING}}[$__rate_interval])))`,
            legend: `p${part * 100}`,
          })),
        },
        {
          title: 'Answers to who pays',
          help: '402 is a declined card, 503 a gateway that is uncertain or left alone.',
          unit: 'ops',
          queries: [
            {
              expr: `sum by (status) (rate(http_requests_total{${PAYING}}[$__rate_interval]))`,
              legend: '{{status}}',
            },
          ],
        },
      ],
    },
    {
      title: 'In doubt',
      panels: [
        {
          title: 'Payments in trouble',
          help: 'uncertain: nobody knows whether the card was charged. slow: under way for over a minute. not_confirmed: paid, and no seat yet. refund_waiting: not back yet. charge_in_doubt: a charge of points.',
          unit: 'short',
          redFrom: 1,
          queries: [{ expr: 'max by (trouble) (tiketi_payments_in_trouble)', legend: '{{trouble}}' }],
        },
        {
          title: 'For how long',
          help: 'The oldest of each kind. The reconciler asks again and again; what stays for minutes needs a person.',
          unit: 's',
          redFrom: 300,
          queries: [
            { expr: 'max by (trouble) (tiketi_payments_in_trouble_oldest_seconds)', legend: '{{trouble}}' },
          ],
        },
        {
          title: 'What made doubt, each hour',
          help: 'Each time that money was in doubt, by why.',
          unit: 'short',
          queries: [
            { expr: 'sum by (kind) (increase(tiketi_payment_trouble_total[1h]))', legend: '{{kind}}' },
          ],
        },
        {
          title: "The gateways' breakers",
          help: '0 called, 1 one call tries, 2 left alone: who pays by card is refused at once.',
          unit: 'short',
          redFrom: 2,
          queries: [{ expr: 'max by (gateway) (tiketi_gateway_breaker_state)', legend: '{{gateway}}' }],
        },
        {
          title: 'Refunds',
          help: 'Those that wait, and those that reservation asked for again since no answer came.',
          unit: 'short',
          queries: [
            { expr: shared('tiketi_refunds_waiting'), legend: 'wait' },
            {
              expr: 'sum(increase(tiketi_refunds_asked_again_total[1h]))',
              legend: 'asked for again, an hour',
            },
          ],
        },
        {
          title: 'Differences',
          help: 'Books that do not agree. `npm run audit` names each.',
          unit: 'short',
          redFrom: 1,
          queries: [
            { expr: shared('tiketi_points_differences'), legend: 'points' },
            { expr: 'max by (gateway) (tiketi_gateway_differences)', legend: 'orders of {{gateway}}' },
            { expr: 'max by (kind) (tiketi_stock_differences)', legend: '{{kind}}' },
          ],
        },
      ],
    },
    {
      title: 'What has happened and is told',
      panels: [
        {
          title: 'Outbox, oldest event',
          help: 'How long the oldest event has waited for the broker. Money is safe meanwhile; buyers wait for their confirmation.',
          unit: 's',
          redFrom: 30,
          queries: [{ expr: 'max by (app) (tiketi_outbox_oldest_seconds)', legend: '{{app}}' }],
        },
        {
          title: 'Outbox, how many',
          help: 'Events that are committed and not yet with the broker.',
          unit: 'short',
          queries: [{ expr: 'max by (app) (tiketi_outbox_waiting)', legend: '{{app}}' }],
        },
        {
          title: 'Handed to the broker',
          help: 'A second, by kind of event.',
          unit: 'ops',
          queries: [
            {
              expr: 'sum by (type) (rate(tiketi_outbox_published_total[$__rate_interval]))',
              legend: '{{type}}',
            },
          ],
        },
        {
          title: 'Dead letters by topic',
          help: 'Events given up and not replayed yet.',
          unit: 'short',
          redFrom: 1,
          queries: [{ expr: 'max by (app, topic) (tiketi_dead_letters)', legend: '{{topic}} at {{app}}' }],
        },
        {
          title: 'Mails',
          help: 'By what became of them.',
          unit: 'ops',
          queries: [
            { expr: 'sum by (status) (rate(tiketi_mails_total[$__rate_interval]))', legend: '{{status}}' },
          ],
        },
        {
          title: 'Mails not wanted, each hour',
          help: 'Not written, since their readers turned them off, by kind.',
          unit: 'short',
          queries: [
            {
              expr: 'sum by (template) (increase(tiketi_mails_total{status="unwanted"}[1h]))',
              legend: '{{template}}',
            },
          ],
        },
        {
          title: 'Texts and pushes',
          help: 'By what became of them.',
          unit: 'ops',
          queries: [
            {
              expr: 'sum by (channel, status) (rate(tiketi_phone_messages_total[$__rate_interval]))',
              legend: '{{channel}} {{status}}',
            },
          ],
        },
        {
          title: 'Errors that payment logged',
          help: 'Each names its payment. Open a line for its trace.',
          logs: '{app="payment"} | level="error"',
        },
      ],
    },
  ],
};
