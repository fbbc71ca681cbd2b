import { z } from 'zod';
import { ask } from './http.ts';
import { until } from './until.ts';

const Mails = z.array(z.object({ subject: z.string(), text: z.string().default('') }));
export type Mail = z.output<typeof Mails>[number];

/** The local mail server's inbox, through its own API. */
export function openInbox(mailUrl: string) {
  const mailsTo = (address: string) =>
    ask(mailUrl, 'GET', `/api/email?to.address=${encodeURIComponent(address)}`, Mails);

  return {
    mailsTo,
    /** Resolves with the first mail to this address whose subject and text hold these words. */
    async mail(address: string, words: { subject: string; text: string }): Promise<Mail> {
      const isIt = (mail: Mail) => mail.subject.includes(words.subject) && mail.text.includes(words.text);
      const mails = await until(
        `a mail "${words.subject}" to ${address}`,
        () => mailsTo(address),
        (seen) => seen.some(isIt),
      );
      return mails.find(isIt) ?? raiseGone();
    },
  };
}

function raiseGone(): never {
  throw new Error('the mail is gone again');
}
