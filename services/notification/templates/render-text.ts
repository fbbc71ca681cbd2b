import type { Draft } from './draft.ts';

/** Carriers in Korea take 2,000 bytes in one message, and a letter of Hangul is up to three of them. */
const LONGEST_TEXT = 650;
const LONGEST_PUSH = 200;

/** A draft as a text message: one thing a line, its link whole and last. */
export function renderText({ subject, sentences, facts, link }: Draft): string {
  const lines = [subject, ...sentences, ...facts.map(([label, value]) => `${label}: ${value}`)];
  const end = link ? `\n${link.url}` : '';
  return `${cut(lines.map(oneLine).join('\n'), LONGEST_TEXT - end.length)}${end}`;
}

/** A draft as a push shows it; `url` is what a tap opens. */
export const renderPush = ({ subject, sentences, link }: Draft) => ({
  title: cut(oneLine(subject), LONGEST_PUSH),
  body: cut(oneLine(sentences.join(' ')), LONGEST_PUSH),
  ...(link && { url: link.url }),
});

const oneLine = (value: string): string => value.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

/** Never through the middle of a letter that takes two code units. */
function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
