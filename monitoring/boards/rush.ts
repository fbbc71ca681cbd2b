import type { Board } from '../grafana/board.ts';
import { eventVariable } from './event-variable.ts';

/** Every replica of queue shows the same room: the highest is the truth, and a sum would count it twice. */
const room = (metric: string) => `max by (event_id, event_title) (${metric}{event_id=~"$event"})`;
const BY_EVENT = '{{event_title}}';
/** Probes and jobs come all the time, and say nothing about buyers. */
const REAL = 'path!~"/health.*|/metrics|/jobs/.*"';

const answered = `sum by (app) (rate(http_requests_total{${REAL}}[$__rate_interval]))`;

export const rush: Board = {
  uid: 'tiketi-rush',
  title: 'Tiketi: rush',
  description: 'Who waits and who is inside, whether people are called up, and whether the services bear it',
  variables: [eventVariable('tiketi_queue_users_total')],
  rows: [
    {
      title: 'The room',
      panels: [
        {
          title: 'In the line',
          help: 'People who wait, by event.',
          unit: 'suffix: 명',
          queries: [{ expr: room('tiketi_queue_users_total'), legend: BY_EVENT }],
        },
        {
          title: 'Inside',
          help: 'People inside, while there is a line. It never goes beyond the threshold of the room.',
          unit: 'suffix: 명',
          queries: [{ expr: room('tiketi_queue_inside'), legend: BY_EVENT }],
        },
        {
          title: 'Free slots',
          help: 'Slots that could be given. Beside a line they should go to zero as fast as the room calls up.',
          unit: 'suffix: 명',
          queries: [{ expr: room('tiketi_queue_free_slots'), legend: BY_EVENT }],
        },
        {
          title: 'Called up a second',
          help: 'Of all events. Flat at the limit of a room is right; zero beside a line is not.',
          unit: 'ops',
          queries: [
            { expr: 'sum(rate(tiketi_queue_called_up_total[$__rate_interval]))', legend: 'called up' },
          ],
        },
        {
          title: 'Waited until called up',
          help: 'Time from joining the line to being called up, of those who were just called up.',
          unit: 's',
          queries: [0.5, 0.9, 0.99].map((part) => ({
            expr: `histogram_quantile(${part}, sum by (le) (rate(tiketi_queue_wait_seconds_bucket[$__rate_interval])))`,
            legend: `p${part * 100}`,
          })),
        },
        {
          title: 'Longest wait, and what the last is told',
          help: 'How long the first of the line has waited, and at most how long the last will.',
          unit: 's',
          queries: [
            { expr: room('tiketi_queue_oldest_wait_seconds'), legend: `first of ${BY_EVENT}` },
            { expr: room('tiketi_queue_estimate_seconds'), legend: `last of ${BY_EVENT}` },
          ],
        },
        {
          title: 'Places given up',
          help: 'Places whose user showed no sign of life, since the room was born.',
          unit: 'suffix: 명',
          queries: [{ expr: room('tiketi_queue_lapsed'), legend: BY_EVENT }],
        },
        {
          title: 'Refused at the door',
          help: 'Requests that were one too many of an account, an address or a network, and answers to a challenge.',
          unit: 'reqps',
          queries: [
            {
              expr: 'sum by (act, per) (rate(tiketi_queue_limited_total[$__rate_interval]))',
              legend: '{{act}} per {{per}}',
            },
            {
              expr: 'sum by (outcome) (rate(tiketi_queue_challenges_total[$__rate_interval]))',
              legend: 'challenge {{outcome}}',
            },
          ],
        },
        {
          title: 'What went wrong in the room',
          help: 'Call-ups that failed, rooms that lost their memory, buyers let through or turned away unchecked.',
          unit: 'short',
          redFrom: 1,
          queries: [
            ['tiketi_queue_call_up_failures_total', 'call-ups failed'],
            ['tiketi_queue_memory_lost_total', 'memory lost'],
            ['tiketi_admissions_unchecked_total', 'let through unchecked'],
            ['tiketi_admissions_refused_unchecked_total', 'turned away unchecked'],
          ].map(([metric, legend = '']) => ({ expr: `sum(increase(${metric}[$__rate_interval]))`, legend })),
        },
      ],
    },
    {
      title: 'How far buyers come',
      panels: [
        {
          title: 'Stages',
          help: 'A second: pages shown, seats chosen, reservations made, payments done.',
          unit: 'ops',
          queries: [
            {
              expr: 'sum by (stage) (rate(tiketi_conversion_funnel_total{event_id=~"$event"}[$__rate_interval]))',
              legend: '{{stage}}',
            },
          ],
        },
        {
          title: 'Logins and registrations',
          help: 'By what became of them. `limited` in numbers is somebody who tries passwords.',
          unit: 'ops',
          queries: [
            {
              expr: 'sum by (type, status) (rate(tiketi_auth_attempts_total[$__rate_interval]))',
              legend: '{{type}} {{status}}',
            },
          ],
        },
        {
          title: 'Event pages shown',
          help: 'A second, of the events that are looked at most.',
          unit: 'ops',
          queries: [
            {
              expr: 'topk(5, sum by (event_title) (rate(tiketi_event_views_total{event_id=~"$event"}[$__rate_interval])))',
              legend: BY_EVENT,
            },
          ],
        },
      ],
    },
    {
      title: 'Whether the services bear it',
      panels: [
        {
          title: 'Requests',
          help: 'Answered a second, by service.',
          unit: 'reqps',
          queries: [
            {
              expr: `sum by (app) (rate(http_requests_total{${REAL}}[$__rate_interval]))`,
              legend: '{{app}}',
            },
          ],
        },
        {
          title: 'Time to answer, p99',
          help: 'By service. Payment waits for the gateway, and up to five seconds for the confirmation.',
          unit: 's',
          queries: [
            {
              expr: `histogram_quantile(0.99, sum by (le, app) (rate(http_request_duration_seconds_bucket{${REAL}}[$__rate_interval])))`,
              legend: '{{app}}',
            },
          ],
        },
        {
          title: 'Faults',
          help: 'Share of answers with 500 or above, by service.',
          unit: 'percentunit',
          redFrom: 0.02,
          queries: [
            {
              expr: `(sum by (app) (rate(http_requests_total{${REAL},status=~"5.."}[$__rate_interval])) or 0 * ${answered}) / ${answered}`,
              legend: '{{app}}',
            },
          ],
        },
        {
          title: 'Being answered',
          help: 'Requests in hand. It rises where something is waited for.',
          unit: 'short',
          queries: [{ expr: 'sum by (app) (http_requests_active)', legend: '{{app}}' }],
        },
        {
          title: 'Event loop, late by',
          help: 'The 99th percentile since the last scrape, of the replica that is worst off. Above 100 ms it needs more replicas.',
          unit: 's',
          redFrom: 0.5,
          queries: [{ expr: 'max by (app) (nodejs_eventloop_lag_p99_seconds)', legend: '{{app}}' }],
        },
        {
          title: 'CPU',
          help: 'Cores in use by all replicas of a service. One replica cannot use more than one and a bit.',
          unit: 'short',
          queries: [
            {
              expr: 'sum by (app) (rate(process_cpu_seconds_total{job="services"}[$__rate_interval]))',
              legend: '{{app}}',
            },
          ],
        },
        {
          title: 'Memory',
          help: 'Of the largest replica of each service.',
          unit: 'bytes',
          queries: [
            { expr: 'max by (app) (process_resident_memory_bytes{job="services"})', legend: '{{app}}' },
          ],
        },
        {
          title: 'Replicas that answer',
          help: 'By service.',
          unit: 'short',
          queries: [{ expr: 'sum by (app) (up{job="services"})', legend: '{{app}}' }],
        },
        {
          title: "Redis' memory",
          help: 'What it holds, and what it may hold where it has a limit.',
          unit: 'bytes',
          queries: [
            { expr: 'max(tiketi_redis_memory_used_bytes)', legend: 'used' },
            { expr: 'max(tiketi_redis_memory_limit_bytes) > 0', legend: 'limit' },
          ],
        },
        {
          title: 'Errors that queue and auth logged',
          help: 'Open a line for its trace.',
          logs: '{app=~"queue|auth"} | level="error"',
        },
      ],
    },
  ],
};
