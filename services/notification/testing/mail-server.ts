import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** What the server does with the next mail: takes it, refuses it with a code, or breaks off before it says. */
type Mood = 'takes' | 'breaks off' | { refuses: number };

export type ReceivedMail = ParsedMail & {
  /** The message as it came over the line. */
  raw: string;
  /** Whom the envelope names. */
  envelope: string[];
};

export type MailServer = Awaited<ReturnType<typeof startMailServer>>;

/** A real SMTP server that keeps what it takes; it offers no TLS. */
export async function startMailServer() {
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    // It would take a password in the clear; that is for its clients not to give.
    allowInsecureAuth: true,
    onAuth({ password }, _, done) {
      server.passwords.push(password ?? '');
      done(null, { user: 'anybody' });
    },
    async onData(stream, { envelope }, done) {
      const raw = await text(stream);
      server.attempts += 1;
      if (server.mood === 'breaks off') return hangUp(smtp);
      if (server.mood !== 'takes') {
        return done(Object.assign(new Error('not now'), { responseCode: server.mood.refuses }));
      }
      const recipients = envelope.rcptTo.map(({ address }) => address);
      server.mails.push({ ...(await simpleParser(raw)), raw, envelope: recipients });
      done();
    },
  });
  smtp.on('error', () => undefined);
  const listening = smtp.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const address = listening.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');

  const mails: ReceivedMail[] = [];
  const mood: Mood = 'takes';
  const server = {
    port: address.port,
    mails,
    mood: mood as Mood,
    /** What clients said to prove who they are. */
    passwords: [] as string[],
    /** How often a mail was handed over, taken or not. */
    attempts: 0,
    /** The mails to one address. */
    to: (recipient: string) => mails.filter(({ envelope }) => envelope.includes(recipient)),
    stop: () => new Promise<void>((resolve) => void smtp.close(() => resolve())),
  };
  return server;
}

function hangUp(smtp: SMTPServer): void {
  for (const connection of smtp.connections) connection._socket.destroy();
}
