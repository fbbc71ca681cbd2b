import { join } from 'node:path';
import { projectDir } from '../places.ts';
import type { Plan } from '../plan.ts';
import { httpAnswers, portAnswers } from '../processes/answers.ts';
import { dataDir, logFile, type StartContext } from '../processes/context.ts';
import type { PartSpec } from '../processes/part.ts';
import type { InfrastructurePorts } from '../template/infrastructure.ts';

type Env = NodeJS.ProcessEnv;

/** What the internet would be: a payment gateway, an OpenID issuer, a phone, and a mail server that keeps its mail. */
export function outsideWorldParts({ ports, env, template }: Plan, context: StartContext): PartSpec[] {
  const payment = template.apps.find((app) => app.appID === 'payment');
  return [
    paymentGateway(ports.paymentGateway, { ...env, ...payment?.env }, context),
    openidIssuer(ports.openidIssuer, env, context),
    phone(ports.phone, env, context),
    mail(ports, env, context),
  ];
}

function paymentGateway(port: number, env: Env, context: StartContext): PartSpec {
  const address = `http://localhost:${port}`;
  const journal = join(dataDir(context), 'payment-gateway.jsonl');
  return {
    ...program('payment-gateway', 'sandbox/payment-gateway/main.ts', context),
    address,
    env: { ...env, PORT: String(port), JOURNAL: journal },
    isReady: () => portAnswers(port),
  };
}

function openidIssuer(port: number, env: Env, context: StartContext): PartSpec {
  const address = `http://localhost:${port}`;
  return {
    ...program('openid-issuer', 'sandbox/openid-issuer/main.ts', context),
    address,
    env: { ...env, PORT: String(port) },
    isReady: () => httpAnswers(`${address}/.well-known/openid-configuration`),
  };
}

function phone(port: number, env: Env, context: StartContext): PartSpec {
  const address = `http://localhost:${port}`;
  return {
    ...program('phone', 'sandbox/phone/main.ts', context),
    address,
    env: { ...env, PORT: String(port) },
    isReady: () => httpAnswers(`${address}/health`),
  };
}

const KEPT_MAILS = 2_000;

function mail({ smtp, mailPage }: InfrastructurePorts, env: Env, context: StartContext): PartSpec {
  const address = `http://localhost:${mailPage}`;
  const { args, ...maildev } = program('mail', 'node_modules/maildev/dist/bin/maildev.js', context);
  const here = ['--ip', '127.0.0.1', '--web-ip', '127.0.0.1'];
  const ports = ['--smtp', String(smtp), '--web', String(mailPage)];
  return {
    ...maildev,
    args: [
      ...args,
      ...here,
      ...ports,
      '--max-emails',
      String(KEPT_MAILS),
      '--mail-directory',
      dataDir(context, 'mail'),
    ],
    address,
    env,
    isReady: async () => (await portAnswers(smtp)) && httpAnswers(`${address}/api/email`),
  };
}

function program(name: string, file: string, context: StartContext) {
  return {
    name,
    command: process.execPath,
    args: [join(projectDir, file)],
    cwd: projectDir,
    logFile: logFile(context, name),
  };
}
