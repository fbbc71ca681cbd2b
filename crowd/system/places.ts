import { z } from 'zod';
import { readEnv } from '../../services/shared/config/env.ts';
import { infrastructurePorts } from '../../start/template/infrastructure.ts';
import { readRunTemplate } from '../../start/template/run-template.ts';

const env = readEnv({ TIKETI_PORT_OFFSET: z.coerce.number().int().default(0) });

/** How far the system's ports are moved from those of `npm start`. */
export const portOffset = env.TIKETI_PORT_OFFSET;

const template = readRunTemplate(undefined, portOffset);

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

/** As a browser goes: everything through the development origin. */
export const throughOrigin: Door = { event: origin, queue: origin, reservation: origin, payment: origin };
