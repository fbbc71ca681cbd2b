import path from 'node:path';

/** What Kubernetes gets. */
export const manifestsDir = path.join(import.meta.dirname, '../k8s/monitoring');
export const dashboardsDir = path.join(manifestsDir, 'dashboards');
export const rulesDir = path.join(manifestsDir, 'rules');
export const prometheusConfigFile = path.join(manifestsDir, 'prometheus/prometheus.yaml');
export const alloyConfigFile = path.join(manifestsDir, 'alloy/config.alloy');
export const runBook = path.join(import.meta.dirname, '../docs/operations/alerts.md');
