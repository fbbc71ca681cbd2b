import { writeFileSync } from 'node:fs';
import { dashboardFiles } from './grafana/files.ts';

/** `npm run dashboards`: writes `k8s/monitoring/dashboards/` anew, from `monitoring/boards/`. */
const files = dashboardFiles();
for (const [file, text] of files) writeFileSync(file, text);
console.log(`${files.size} dashboards written to k8s/monitoring/dashboards/`);
