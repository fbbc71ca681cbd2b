import type { Board } from '../grafana/board.ts';

const APP = '{app_id=~"$app"}';
const p99 = (metric: string, by: string) =>
  `histogram_quantile(0.99, sum by (le, ${by}) (rate(${metric}_bucket${APP}[$__rate_interval])))`;

/** What daprd measures; `app_id` is whose sidecar it is. */
export const sidecars: Board = {
  uid: 'tiketi-sidecars',
  title: 'Tiketi: sidecars',
  description: 'Calls, events, stores, jobs and breakers, as the sidecars see them',
  variables: [
    { name: 'app', label: 'Sidecar of', query: 'label_values(dapr_http_server_request_count, app_id)' },
  ],
  rows: [
    {
      title: 'Sidecars',
      panels: [
        {
          title: 'That answer',
          help: 'By service.',
          unit: 'short',
          queries: [{ expr: 'sum by (app) (up{job="sidecars"})', legend: '{{app}}' }],
        },
        {
          title: 'Asked by their apps',
          help: 'Calls of the API a second, by what the sidecar answered.',
          unit: 'reqps',
          queries: [
            {
              expr: `sum by (app_id, status) (rate(dapr_http_server_request_count${APP}[$__rate_interval]))`,
              legend: '{{app_id}} {{status}}',
            },
          ],
        },
        {
          title: 'Errors of the API',
          help: 'By their code; those of the health check at a start are left out.',
          unit: 'ops',
          queries: [
            {
              expr: 'sum by (app_id, error_code) (rate(dapr_error_code_total{app_id=~"$app",category!="health"}[$__rate_interval]))',
              legend: '{{app_id}} {{error_code}}',
            },
          ],
        },
        {
          title: 'Time of the API, p99',
          help: 'With what lies behind it: the other app, the broker, the store.',
          unit: 'ms',
          queries: [{ expr: p99('dapr_http_server_latency', 'app_id'), legend: '{{app_id}}' }],
        },
        {
          title: 'Time of the app, p99',
          help: 'What the app takes for calls, events and jobs that its sidecar brings.',
          unit: 'ms',
          queries: [{ expr: p99('dapr_http_client_roundtrip_latency', 'app_id'), legend: '{{app_id}}' }],
        },
        {
          title: 'Health checks of the app that failed',
          help: 'A sidecar whose app fails four in a row brings it no events.',
          unit: 'ops',
          queries: [
            {
              expr: 'sum by (app_id) (rate(dapr_http_healthprobes_completed_count{app_id=~"$app",status!="200"}[$__rate_interval])) or 0 * sum by (app_id) (rate(dapr_http_healthprobes_completed_count{app_id=~"$app"}[$__rate_interval]))',
              legend: '{{app_id}}',
            },
          ],
        },
      ],
    },
    {
      title: 'Calls between services',
      panels: [
        {
          title: 'Calls',
          help: 'A second, from and to.',
          unit: 'reqps',
          queries: [
            {
              expr: `sum by (app_id, dst_app_id) (rate(dapr_runtime_service_invocation_req_sent_total${APP}[$__rate_interval]))`,
              legend: '{{app_id}} → {{dst_app_id}}',
            },
          ],
        },
        {
          title: 'Time of calls, p99',
          help: 'From and to, both sidecars included.',
          unit: 'ms',
          queries: [
            {
              expr: p99('dapr_runtime_service_invocation_res_recv_latency_ms', 'app_id, src_app_id'),
              legend: '{{app_id}} → {{src_app_id}}',
            },
          ],
        },
        {
          title: 'Answers',
          help: 'From 500 on they are faults: a refusal of the domain is an answer with 200.',
          unit: 'reqps',
          queries: [
            {
              expr: `sum by (src_app_id, status) (rate(dapr_runtime_service_invocation_res_recv_total${APP}[$__rate_interval]))`,
              legend: '{{src_app_id}} {{status}}',
            },
          ],
        },
      ],
    },
    {
      title: 'Events',
      panels: [
        {
          title: 'Published',
          help: 'A second, by topic, and whether the broker took it.',
          unit: 'ops',
          queries: [
            {
              expr: `sum by (topic, success) (rate(dapr_component_pubsub_egress_count${APP}[$__rate_interval]))`,
              legend: '{{topic}} {{success}}',
            },
          ],
        },
        {
          title: 'Delivered',
          help: 'A second, by who heard it and what became of it: success, retry, drop.',
          unit: 'ops',
          queries: [
            {
              expr: `sum by (app_id, process_status) (rate(dapr_component_pubsub_ingress_count${APP}[$__rate_interval]))`,
              legend: '{{app_id}} {{process_status}}',
            },
          ],
        },
        {
          title: 'Time to handle an event, p99',
          help: 'By topic and who heard it.',
          unit: 'ms',
          queries: [
            {
              expr: p99('dapr_component_pubsub_ingress_latencies', 'app_id, topic'),
              legend: '{{topic}} at {{app_id}}',
            },
          ],
        },
      ],
    },
    {
      title: 'Stores, locks and jobs',
      panels: [
        {
          title: 'State',
          help: 'Operations a second.',
          unit: 'ops',
          queries: [
            {
              expr: `sum by (app_id, operation, success) (rate(dapr_component_state_count${APP}[$__rate_interval]))`,
              legend: '{{app_id}} {{operation}} {{success}}',
            },
          ],
        },
        {
          title: 'Time of state, p99',
          help: 'By store and operation.',
          unit: 'ms',
          queries: [
            {
              expr: p99('dapr_component_state_latencies', 'component, operation'),
              legend: '{{component}} {{operation}}',
            },
          ],
        },
        {
          title: 'Jobs that ran',
          help: 'In the last hour, over all replicas, and whether they went well.',
          unit: 'short',
          queries: [
            {
              expr: `sum by (component, success) (increase(dapr_component_input_binding_count${APP}[1h]))`,
              legend: '{{component}} {{success}}',
            },
          ],
        },
      ],
    },
    {
      title: 'Resiliency',
      panels: [
        {
          title: 'Breakers that are open',
          help: 'Of a sidecar towards another app or a store. While it is open nothing is sent there.',
          unit: 'short',
          redFrom: 1,
          queries: [
            {
              expr: 'max by (app_id, target) (dapr_resiliency_cb_state{app_id=~"$app",status="open"})',
              legend: '{{app_id}} → {{target}}',
            },
          ],
        },
        {
          title: 'Retries, time limits, breakers at work',
          help: 'How often a policy did something, rather than watch.',
          unit: 'ops',
          queries: [
            {
              expr: `sum by (policy, target) (rate(dapr_resiliency_activations_total${APP}[$__rate_interval]))`,
              legend: '{{policy}} of {{target}}',
            },
          ],
        },
        {
          title: 'Memory',
          help: 'Of the largest sidecar of each service.',
          unit: 'bytes',
          queries: [
            { expr: 'max by (app) (process_resident_memory_bytes{job="sidecars"})', legend: '{{app}}' },
          ],
        },
        {
          title: 'CPU',
          help: 'Cores in use by all sidecars of a service.',
          unit: 'short',
          queries: [
            {
              expr: 'sum by (app) (rate(process_cpu_seconds_total{job="sidecars"}[$__rate_interval]))',
              legend: '{{app}}',
            },
          ],
        },
        {
          title: 'Control plane that answers',
          help: 'Operator, sentry, injector, placement, scheduler. Sidecars that run go on without it for a while; new ones do not start.',
          unit: 'short',
          queries: [{ expr: 'sum by (app) (up{job="dapr"})', legend: '{{app}}' }],
        },
        {
          title: 'What the sidecars logged as errors',
          help: 'Lines of daprd, of all services.',
          logs: '{container="daprd"} | level="error"',
        },
      ],
    },
  ],
};
