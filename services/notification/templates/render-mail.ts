import type { Draft } from './draft.ts';
import type { Locale } from './locale.ts';

/** A mail in two forms, for readers that show HTML and for those that do not. */
export type Mail = { subject: string; text: string; html: string };

const GREETING: Record<Locale, (name: string | undefined) => string> = {
  ko: (name) => (name ? `${name}님, 안녕하세요.` : '안녕하세요.'),
  en: (name) => (name ? `Dear ${name},` : 'Hello,'),
};

const SIGNATURE: Record<Locale, string> = {
  ko: '이 메일은 발신 전용입니다. — Tiketi',
  en: 'This mail was sent automatically. — Tiketi',
};

/** Writes a draft out as plain text and as HTML; whatever people typed is shown as text in both. */
export function renderMail(draft: Draft): Mail {
  return { subject: draft.subject, text: asText(draft), html: asHtml(draft) };
}

function asText({ locale, name, sentences, facts, link }: Draft): string {
  const parts = [
    GREETING[locale](name),
    sentences.join('\n'),
    facts.map(([label, value]) => `${label}: ${value}`).join('\n'),
    link ? `${link.label}: ${link.url}` : '',
    SIGNATURE[locale],
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function asHtml({ locale, subject, name, sentences, facts, link }: Draft): string {
  const rows = facts.map(
    ([label, value]) =>
      `<tr><th align="left" style="padding:4px 16px 4px 0">${escaped(label)}</th><td>${escaped(value)}</td></tr>`,
  );
  return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body style="font-family:sans-serif;line-height:1.6;color:#1c1c1e">
<p>${escaped(GREETING[locale](name))}</p>
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
