/** Twelve characters of Crockford's base 32. https://www.crockford.com/base32.html */
const SHORT_CODE = /^[0-9A-HJKMNP-TV-Z]{12}$/;

/** What somebody typed as the shop keeps it, in any case, with or without groups, O for 0 and I or L for 1; undefined when it is none. */
export function readShortCode(typed: string): string | undefined {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return SHORT_CODE.test(code) ? code : undefined;
}

/** SHA-256 of the twelve characters, in base64url: by it a code that was typed is found in a door's list. */
export async function hashOfShortCode(shortCode: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(shortCode));
  return btoa(String.fromCharCode(...new Uint8Array(hash)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
