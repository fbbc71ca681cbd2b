import type { Page } from 'playwright-core';
import { z } from 'zod';

/** Sentences of a service, which no page may show; what people have written and named is elsewhere in its answers. */
const SENTENCES = ['error', 'message'];

/** Collects all texts that services send to a page: they are in whatever language they were written in. */
export function textsOfServices(page: Page): { all: () => Promise<string> } {
  const answers: Promise<string[]>[] = [];
  page.on('response', (response) => {
    if (!response.headers()['content-type']?.includes('application/json')) return;
    answers.push(response.json().then(textsIn, () => []));
  });
  return { all: async () => (await Promise.all(answers)).flat().join('\n') };
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) => (SENTENCES.includes(key) ? [] : textsIn(inside)));
}

/** All that a reader or a screen reader meets, but what says itself to be in another language. */
const READ = `(() => {
  const page = document.documentElement.lang;
  const speaksSo = (element) => element.closest('[lang]').lang === page;
  const said = [document.title];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text) {
      const { parentElement } = node;
      if (speaksSo(parentElement) && !parentElement.closest('noscript, script, style, code, pre')) said.push(node.data);
    } else if (speaksSo(node)) {
      for (const name of ['aria-label', 'alt', 'title', 'placeholder', 'aria-description']) said.push(node.getAttribute(name) ?? '');
    }
  }
  return said.map((text) => text.trim()).filter(Boolean);
})()`;

const readOf = async (page: Page) => z.array(z.string()).parse(await page.evaluate(READ));

/** Texts of the page in Hangul that come from no service. */
export async function koreanOf(page: Page, ofServices: string): Promise<string[]> {
  const isOwn = (text: string) =>
    (text.match(/\p{Script=Hangul}+/gu) ?? []).some((word) => !ofServices.includes(word));
  return (await readOf(page)).filter(isOwn);
}

/** Three words of English or more in a row, but such that come from a service. */
export async function englishOf(page: Page, ofServices: string): Promise<string[]> {
  const rows = (text: string) => text.match(/[A-Za-z][A-Za-z'’]+(?: [A-Za-z][A-Za-z'’]+){2,}/g) ?? [];
  return (await readOf(page)).filter((text) => rows(text).some((row) => !ofServices.includes(row)));
}
