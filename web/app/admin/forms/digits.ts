/** What is left of what was typed where only a whole number can be. */
export const digits = (typed: string, most = 10): string => typed.replace(/\D/g, '').slice(0, most);

/** The number that digits spell; none where there are none, or where it is not within its limits. */
export function wholeOf(text: string, least: number, most: number): number | undefined {
  if (!/^\d+$/.test(text)) return undefined;
  const number = Number(text);
  return number >= least && number <= most ? number : undefined;
}

/** The largest number that the shop keeps. */
export const LARGEST = 2_147_483_647;
