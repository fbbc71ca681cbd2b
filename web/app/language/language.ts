import { useSyncExternalStore } from 'react';

export type Language = 'ko' | 'en';

const KEY = 'language';
const watchers = new Set<() => void>();
let language: Language = read();
document.documentElement.lang = language;

export const currentLanguage = (): Language => language;

export function speak(chosen: Language): void {
  localStorage.setItem(KEY, chosen);
  show(chosen);
}

export const useLanguage = (): Language => useSyncExternalStore(watch, currentLanguage);

/** The same text in both languages; a part of a text may be a function of what it speaks of. */
export const texts = <T>(both: Record<Language, T>): Record<Language, T> => both;

/** A page's text in the reader's language. */
export const useText = <T>(both: Record<Language, T>): T => both[useLanguage()];

function read(): Language {
  const kept = localStorage.getItem(KEY);
  if (kept === 'ko' || kept === 'en') return kept;
  return navigator.language.startsWith('ko') ? 'ko' : 'en';
}

function show(chosen: Language) {
  language = chosen;
  document.documentElement.lang = chosen;
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void) {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

window.addEventListener('storage', ({ key }) => {
  if (key === KEY) show(read());
});
