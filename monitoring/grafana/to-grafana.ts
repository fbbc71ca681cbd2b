import { type Board, isLogs, type LogPanel, type Panel, type Row, type Variable } from './board.ts';

/** As `k8s/monitoring/grafana/datasources.yaml` names them. */
const PROMETHEUS = { type: 'prometheus', uid: 'prometheus' };
const LOKI = { type: 'loki', uid: 'loki' };

/** Grafana's grid is 24 wide. */
const WIDTH = 24;
const SIZE = { number: { w: 4, h: 4 }, lines: { w: 8, h: 8 }, logs: { w: 24, h: 9 } };

/** The dashboard as Grafana reads it: https://grafana.com/docs/grafana/latest/dashboards/build-dashboards/view-dashboard-json-model/ */
export function toGrafana(board: Board): object {
  return {
    uid: board.uid,
    title: board.title,
    description: board.description,
    tags: ['tiketi'],
    schemaVersion: 39,
    version: 1,
    editable: false,
    graphTooltip: 1,
    timezone: 'Asia/Seoul',
    refresh: '10s',
    time: { from: 'now-1h', to: 'now' },
    templating: { list: board.variables.map(toVariable) },
    annotations: { list: [alertsOverTime] },
    panels: place(board.rows),
  };
}

/** What was wrong when, as a line through every panel. */
const alertsOverTime = {
  name: 'Alerts',
  datasource: PROMETHEUS,
  enable: true,
  iconColor: 'red',
  expr: 'ALERTS{alertstate="firing"}',
  titleFormat: '{{alertname}}',
  textFormat: '{{app}}',
};

const toVariable = ({ name, label, query, regex = '' }: Variable) => ({
  name,
  label,
  type: 'query',
  datasource: PROMETHEUS,
  query: { query, refId: name },
  regex,
  refresh: 2,
  sort: 1,
  includeAll: true,
  multi: true,
  allValue: '.*',
  current: { selected: true, text: ['All'], value: ['$__all'] },
});

/** Rows one below the other, their panels from left to right. */
function place(rows: Row[]): object[] {
  const placed: object[] = [];
  let y = 0;
  const add = (panel: object, gridPos: { x: number; y: number; w: number; h: number }) =>
    placed.push({ id: placed.length + 1, gridPos, ...panel });
  for (const { title, panels } of rows) {
    add({ type: 'row', title, collapsed: false, panels: [] }, { x: 0, y, w: WIDTH, h: 1 });
    y += 1;
    let x = 0;
    let height = 0;
    for (const panel of panels) {
      const { w, h } = SIZE[isLogs(panel) ? 'logs' : (panel.as ?? 'lines')];
      if (x + w > WIDTH) {
        x = 0;
        y += height;
        height = 0;
      }
      add(isLogs(panel) ? toLogs(panel) : toPanel(panel), { x, y, w, h });
      x += w;
      height = Math.max(height, h);
    }
    y += height;
  }
  return placed;
}

const toLogs = ({ title, help, logs }: LogPanel) => ({
  type: 'logs',
  title,
  description: help,
  datasource: LOKI,
  targets: [{ refId: 'A', datasource: LOKI, expr: logs }],
  options: { showTime: true, wrapLogMessage: true, enableLogDetails: true, sortOrder: 'Descending' },
});

function toPanel({ title, help, unit, queries, as = 'lines', redFrom }: Panel) {
  const steps = [
    { color: 'green', value: null },
    ...(redFrom === undefined ? [] : [{ color: 'red', value: redFrom }]),
  ];
  return {
    type: as === 'number' ? 'stat' : 'timeseries',
    title,
    description: help,
    datasource: PROMETHEUS,
    targets: queries.map(({ expr, legend }, at) => ({
      refId: 'ABCDEFGH'[at],
      datasource: PROMETHEUS,
      expr,
      legendFormat: legend,
      instant: as === 'number',
      range: as !== 'number',
    })),
    fieldConfig: {
      defaults: {
        unit,
        min: 0,
        thresholds: { mode: 'absolute', steps },
        ...(as === 'lines' && {
          custom: {
            fillOpacity: 10,
            showPoints: 'never',
            thresholdsStyle: { mode: redFrom === undefined ? 'off' : 'line' },
          },
        }),
      },
      overrides: [],
    },
    options:
      as === 'number'
        ? { colorMode: 'value', graphMode: 'none', reduceOptions: { calcs: ['lastNotNull'] } }
        : { legend: { displayMode: 'list', placement: 'bottom' }, tooltip: { mode: 'multi' } },
  };
}
