import type { Message } from '../mail/mail.ts';
import type { Locale } from './locale.ts';

/** What a mail says, before it gets a form. */
export type Draft = {
  locale: Locale;
  subject: string;
  greeting: string;
  sentences: string[];
  /** Facts, each with its name. */
  facts: [label: string, value: string][];
  link?: { label: string; url: string };
};

const SIGNATURE: Record<Locale, string> = {
  ko: '이 메일은 발신 전용입니다. — Tiketi',
  en: 'This mail was sent automatically. — Tiketi',
};

/** Writes a draft out as plain text and as HTML; whatever people typed is shown as text in both. */
export function render(draft: Draft): Message {
  return { subject: draft.subject, text: asText(draft), html: asHtml(draft) };
}

function asText({ locale, greeting, sentences, facts, link }: Draft): string {
  const parts = [
    greeting,
    sentences.join('\n'),
    facts.map(([label, value]) => `${label}: ${value}`).join('\n'),
    link ? `${link.label}: ${link.url}` : '',
    SIGNATURE[locale],
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function asHtml({ locale, subject, greeting, sentences, facts, link }: Draft): string {
  const rows = facts.map(
    ([label, value]) =>
      `<tr><th align="left" style="padding:4px 16px 4px 0">${escaped(label)}</th><td>${escaped(value)}</td></tr>`,
  );
  return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body style="font-family:sans-serif;line-height:1.6;color:#1c1c1e">
<p>${escaped(greeting)}</p>
${sentences.map((sentence) => `<p>${escaped(sentence)}</p>`).join('\n')}
<table cellspacing="0">${rows.join('')}</table>
${link ? `<p><a href="${escaped(link.url)}">${escaped(link.label)}</a></p>` : ''}
<p style="color:#6e6e73;font-size:12px">${SIGNATURE[locale]}</p>
</body>
</html>
`;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (value: string): string =>
  value.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
