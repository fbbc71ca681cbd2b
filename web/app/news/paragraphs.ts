/** Plain text as paragraphs: an empty line ends one, a single line break stays within it. */
export const paragraphsOf = (content: string): string[] =>
  content
    .replaceAll('\r\n', '\n')
    .split(/\n(?:[^\S\n]*\n)+/)
    .map((paragraph) => paragraph.replace(/^\s*\n|\s+$/g, ''))
    .filter((paragraph) => paragraph !== '');
