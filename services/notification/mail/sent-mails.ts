import { counter } from '#shared/telemetry/metrics.ts';

const mails = counter('tiketi_mails_total', 'Mails and what became of them', ['template', 'status']);

export const countMail = (template: string, status: 'sent' | 'refused' | 'uncertain' | 'unsendable'): void =>
  mails({ template, status });
