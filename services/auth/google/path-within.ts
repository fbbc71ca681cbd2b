const LONGEST = 500;

/** The path if it leads to a page of this shop and nowhere else; undefined otherwise. */
export function pathWithin(path: string | undefined): string | undefined {
  if (path === undefined || path.length > LONGEST) return undefined;
  // Browsers read `\` as `/`, and take line breaks and tabs out before they look.
  if (!/^\/(?![/\\])[^\\\s]*$/.test(path) || /\p{Cc}/u.test(path)) return undefined;
  const here = 'http://shop.invalid';
  if (!URL.canParse(path, here)) return undefined;
  const { origin, pathname, search, hash } = new URL(path, here);
  // `/..//elsewhere` is `//elsewhere` once somebody has straightened it.
  return origin === here && !pathname.startsWith('//') ? pathname + search + hash : undefined;
}
