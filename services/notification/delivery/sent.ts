import { counter } from '#shared/telemetry/metrics.ts';
import type { Channel } from './outlet.ts';

type Status = 'sent' | 'refused' | 'uncertain' | 'unsendable' | 'unwanted';

const mails = counter('tiketi_mails_total', 'Mails and what became of them', ['template', 'status']);
const phone = counter('tiketi_phone_messages_total', 'Texts and pushes, and what became of them', [
  'channel',
  'template',
  'status',
]);

export const countSent = (channel: Channel, template: string, status: Status): void =>
  channel === 'email' ? mails({ template, status }) : phone({ channel, template, status });
