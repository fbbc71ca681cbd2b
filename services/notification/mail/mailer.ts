import { createTransport } from 'nodemailer';
import { z } from 'zod';
import { inSpan, SpanKind } from '#shared/telemetry/span.ts';
import { DeliveryFailed, type Outlet } from '../delivery/outlet.ts';
import { renderMail } from '../templates/render-mail.ts';
import { maskAddress } from './mask-address.ts';

export type MailServer = {
  host: string;
  port: number;
  user?: string | undefined;
  password?: string | undefined;
  from: string;
};

/** Together less than the ten seconds after which the broker thinks a delivery lost. */
const LIMITS = { connectionTimeout: 2_000, greetingTimeout: 2_000, socketTimeout: 4_000 };

const Address = z.email().max(255);

/** At this port a connection begins with TLS; at others TLS is asked for (RFC 8314). */
const TLS_PORT = 465;

/** TLS is used wherever the server offers it; a password goes over no line without it. */
export const connectionOf = ({ port, user, password }: Pick<MailServer, 'port' | 'user' | 'password'>) => ({
  port,
  secure: port === TLS_PORT,
  ...(user && password && { auth: { user, pass: password }, requireTLS: true }),
});

/** Mail over SMTP. */
export function createMailer({ host, from, ...server }: MailServer): Outlet {
  const transport = createTransport({
    host,
    ...connectionOf(server),
    ...LIMITS,
    // Nothing in a mail of ours comes from a file or an address of the net.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    readAddress: (given) => Address.safeParse(given).data,
    mask: maskAddress,
    async send({ address, name = '' }, draft) {
      const { subject, text, html } = renderMail(draft);
      const to = { name: oneLine(name), address };
      const headers = { 'Auto-Submitted': 'auto-generated' };
      try {
        await inSpan(sending(host), () =>
          transport.sendMail({ from, to, subject: oneLine(subject), text, html, headers }),
        );
      } catch (error) {
        throw failure(error);
      }
    },
  };
}

/** To whom, and what, is nobody's business in a trace. */
const sending = (host: string) => ({
  name: 'send mail',
  kind: SpanKind.CLIENT,
  attributes: { 'server.address': host, 'peer.service': 'mail' },
});

/** What comes from people goes into headers as one line, so it can never begin a header of its own. */
const oneLine = (value: string): string => value.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

/** What nodemailer and node:net write beside an error's message. */
const Details = z.object({
  code: z.string().optional(),
  command: z.string().optional(),
  responseCode: z.number().optional(),
  syscall: z.string().optional(),
  timeoutType: z.string().optional(),
});

const NEVER_CONNECTED = new Set(['CONNECT_TIMEOUT', 'GREETING_TIMEOUT']);

/** Refused when the server answered with a code, or when there never was a connection. */
function failure(error: unknown): DeliveryFailed {
  const { code, command, responseCode, syscall, timeoutType = '' } = Details.catch({}).parse(error);
  const unconnected = syscall === 'connect' || code === 'EDNS' || NEVER_CONNECTED.has(timeoutType);
  const reason = [code, command, responseCode].filter(Boolean).join(' ');
  return new DeliveryFailed(
    responseCode || unconnected ? 'refused' : 'uncertain',
    reason || 'no reason given',
  );
}
