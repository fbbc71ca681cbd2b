import { infrastructurePorts } from '../../start/template/infrastructure.ts';
import { readRunTemplate } from '../../start/template/run-template.ts';
import { settings } from '../settings.ts';

const template = readRunTemplate(undefined, settings.portOffset);

/** What all services of the system are told, as dev.yaml has it. */
export const commonEnv = template.common.env;

const appOf = (name: string) => {
  const app = template.apps.find((one) => one.appID === name);
  if (!app) throw new Error(`dev.yaml has no app ${name}`);
  return app;
};

export const appNames = template.apps.map((app) => app.appID);
export const envOf = (app: string) => appOf(app).env;
export const sidecarUrl = (app: string) => `http://127.0.0.1:${appOf(app).daprHTTPPort}`;

const appUrl = (app: string) => `http://localhost:${appOf(app).appPort}`;
const origin = `http://localhost:${infrastructurePorts(template).origin}`;

/** Where a client knocks. */
export type Door = { event: string; queue: string; reservation: string; payment: string };

/** The services' own ports: what they can do by themselves. */
export const directly: Door = {
  event: appUrl('event'),
  queue: appUrl('queue'),
  reservation: appUrl('reservation'),
  payment: appUrl('payment'),
};

const queues = settings.queues.length > 0 ? settings.queues : [directly.queue];

/** The replica of queue that a client goes to: they are spread evenly. */
export const queueFor = (client: number): string => queues[client % queues.length] ?? directly.queue;

/** As a browser goes: everything through the development origin. */
export const throughOrigin: Door = { event: origin, queue: origin, reservation: origin, payment: origin };
