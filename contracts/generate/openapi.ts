import type { OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from '#shared/http/app-env.ts';
import { type OpenApiDocument, openApiDocument } from '#shared/http/openapi.ts';
import { createLogger } from '#shared/telemetry/logger.ts';
import { createApp as auth } from '../../services/auth/app.ts';
import { createApp as event } from '../../services/event/app.ts';
import { createApp as notification } from '../../services/notification/app.ts';
import { createApp as payment } from '../../services/payment/app.ts';
import { createApp as queue } from '../../services/queue/app.ts';
import { createApp as reservation } from '../../services/reservation/app.ts';
import { stub, withStubs } from './stub.ts';

const VERSION = '0.1.0';

const http = withStubs({
  version: VERSION,
  log: createLogger('contracts', 'silent'),
  appApiToken: '',
  health: { sidecar: async () => undefined },
});

/** Each service's app with nothing behind it: for what its routes say of themselves, and for what stands before them. */
export const apps: Record<string, OpenAPIHono<AppEnv>> = {
  auth: auth(stub, http),
  event: event(stub, http),
  queue: queue(stub, http),
  reservation: reservation(stub, http),
  payment: payment(stub, http),
  notification: notification(stub, http),
};

/** The OpenAPI documents by service. */
export const openApiDocuments = (): Record<string, OpenApiDocument> =>
  Object.fromEntries(
    Object.entries(apps).map(([service, app]) => [service, openApiDocument(app, service, VERSION)]),
  );
