import path from 'node:path';
import { readRunTemplate, type TemplateApp } from '../../start/template/run-template.ts';
import { rulesDir } from '../places.ts';

/**
 * Prometheus' configuration for the system that `npm start` runs: the jobs and labels of
 * `k8s/monitoring/prometheus/prometheus.yaml`, so that its rules and dashboards mean the same here.
 */
export function localConfig(): object {
  const { apps } = readRunTemplate();
  const targets = (port: 'appPort' | 'metricsPort') => apps.map((app) => target(app, app[port]));
  return {
    global: { scrape_interval: '5s', evaluation_interval: '5s' },
    rule_files: [path.join(rulesDir, '*.yaml')],
    scrape_configs: [
      { job_name: 'services', static_configs: targets('appPort') },
      { job_name: 'sidecars', static_configs: targets('metricsPort') },
    ],
  };
}

const target = ({ appID }: TemplateApp, port: number) => ({
  targets: [`localhost:${port}`],
  labels: { app: appID, pod: `${appID}-local` },
});
