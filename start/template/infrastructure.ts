import { z } from 'zod';
import { ownRabbitMq } from '../rabbitmq/broker.ts';
import type { RunTemplate } from './run-template.ts';

const port = z.coerce.number().int().min(1).max(65_535);
const portOfUrl = z
  .url()
  .refine((url) => new URL(url).port !== '', 'dev.yaml has to name a port of this machine here')
  .transform((url) => Number(new URL(url).port));
const portOfAddress = z
  .string()
  .regex(/^localhost:\d+$/)
  .transform((address) => Number(address.split(':')[1]));

const places = z.object({
  DB_PORT: port,
  REDIS_ADDRESS: portOfAddress,
  SMTP_PORT: port,
  MAIL_PAGE_PORT: port,
  TOSS_URL: portOfUrl,
  OIDC_ISSUER: portOfUrl,
  SMS_URL: portOfUrl,
  ORIGIN_URL: portOfUrl,
});

/** The ports of all that is no app: dev.yaml says in its environment where the apps find each. */
export function infrastructurePorts(template: RunTemplate) {
  const env = places.parse(template.common.env);
  return {
    postgres: env.DB_PORT,
    redis: env.REDIS_ADDRESS,
    smtp: env.SMTP_PORT,
    mailPage: env.MAIL_PAGE_PORT,
    paymentGateway: env.TOSS_URL,
    openidIssuer: env.OIDC_ISSUER,
    phone: env.SMS_URL,
    origin: env.ORIGIN_URL,
  };
}

export type InfrastructurePorts = ReturnType<typeof infrastructurePorts>;

/** Every port the system listens on, with the part that will hold it. */
export function neededPorts(template: RunTemplate, withApps: boolean): { port: number; part: string }[] {
  const ports = infrastructurePorts(template);
  const infrastructure = [
    { port: ports.origin, part: 'origin' },
    { port: ports.postgres, part: 'postgres' },
    { port: ports.redis, part: 'redis' },
    { port: ports.smtp, part: 'mail (SMTP)' },
    { port: ports.mailPage, part: 'mail (page)' },
    { port: ports.paymentGateway, part: 'payment-gateway' },
    { port: ports.openidIssuer, part: 'openid-issuer' },
    { port: ports.phone, part: 'phone' },
    ...Object.values(ownRabbitMq(template) ?? {}).map((port) => ({ port, part: 'rabbitmq' })),
  ];
  if (!withApps) return infrastructure;
  return infrastructure.concat(
    template.apps.flatMap((app) => [
      { port: app.appPort, part: app.appID },
      ...[app.daprHTTPPort, app.daprGRPCPort, app.metricsPort, app.daprInternalGRPCPort].map((port) => ({
        port,
        part: `${app.appID}-sidecar`,
      })),
    ]),
  );
}
