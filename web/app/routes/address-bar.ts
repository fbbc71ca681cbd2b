/** The address bar holds plain words, as forms and Google write them; a word that looks like a number is none. */
export const parseSearch = (text: string) => Object.fromEntries(new URLSearchParams(text));

export function stringifySearch(search: Record<string, unknown>): string {
  const said = Object.entries(search).flatMap(([name, value]) =>
    value === undefined || value === null ? [] : [[name, String(value)]],
  );
  return said.length > 0 ? `?${new URLSearchParams(said)}` : '';
}

/** A word of the address bar, if it is one. */
export const word = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

/** A whole number of the address bar, as it is there. */
export const count = (value: unknown) =>
  Number.isInteger(Number(value)) && Number(value) > 0 ? Number(value) : undefined;
