import { counter } from '#shared/telemetry/metrics.ts';
import { templates } from '../templates/templates.ts';
import { type Channel, channels } from './outlet.ts';

const STATUSES = ['sent', 'refused', 'uncertain', 'unsendable', 'unwanted'] as const;
type Status = (typeof STATUSES)[number];

const mails = counter('tiketi_mails_total', 'Mails and what became of them', ['template', 'status']);
const phone = counter('tiketi_phone_messages_total', 'Texts and pushes, and what became of them', [
  'channel',
  'template',
  'status',
]);

export const countSent = (channel: Channel, template: string, status: Status, messages = 1): void =>
  channel === 'email'
    ? mails({ template, status }, messages)
    : phone({ channel, template, status }, messages);

for (const channel of channels)
  for (const template of Object.keys(templates))
    for (const status of STATUSES) countSent(channel, template, status, 0);
