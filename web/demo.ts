import type { ServerResponse } from 'node:http';
import { demoAccounts, demoStaff } from '../start/demo-accounts.ts';

/** What the pages show of the demo that runs in the local profile, and how its accounts are entered. */
export type Demo = {
  mailPageUrl: string;
  gatewayUrl: string;
  adminEmail: string;
  adminPassword: string;
};

/** Answers `GET /api/demo`: the way into the demo; 204 where there is none. */
export function answerDemo(demo: Demo | undefined, res: ServerResponse): void {
  if (!demo) return void res.writeHead(204, { 'cache-control': 'no-store' }).end();
  res.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  res.end(JSON.stringify({ ...demo, buyers: demoAccounts, staff: demoStaff }));
}
