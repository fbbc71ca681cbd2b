import type { Locale } from './locale.ts';

/** What a message says, before its outlet gives it a form. */
export type Draft = {
  locale: Locale;
  subject: string;
  /** Who is greeted; nobody when it is not known. */
  name: string | undefined;
  sentences: string[];
  /** Facts, each with its name. */
  facts: [label: string, value: string][];
  link?: { label: string; url: string };
};

/** Who reads a message, and where its links lead. */
export type Reader = { name: string | undefined; locale: Locale; originUrl: string };
