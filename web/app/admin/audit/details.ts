import type { Format } from '../../language/use-format.ts';

/** How numbers, money and times are said. */
type Say = Pick<Format, 'number' | 'won' | 'moment'>;

/** A detail of an act: what it is called, and its value in words. */
type Detail = readonly [name: string, value: string];

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
/** Which numbers are KRW. */
const MONEY = /(amount|price|paid|balance_after)$/i;

/** An act's details, one after another; what is nested is named by its way, and what is empty left out. */
export function detailsOf(details: Record<string, unknown>, format: Say, way = ''): Detail[] {
  return Object.entries(details).flatMap(([key, value]): Detail[] => {
    const name = way ? `${way} · ${key}` : key;
    if (value === null || value === undefined || value === '') return [];
    if (Array.isArray(value)) return value.length > 0 ? [[name, listOf(value, format)]] : [];
    if (isRecord(value)) return detailsOf(value, format, name);
    return [[name, wordOf(key, value, format)]];
  });
}

function wordOf(key: string, value: unknown, { number, won, moment }: Say): string {
  if (typeof value === 'number') return MONEY.test(key) ? won(value) : number(value);
  return typeof value === 'string' && INSTANT.test(value) ? moment(value) : String(value);
}

const listOf = (values: readonly unknown[], format: Say) =>
  values
    .map((value) =>
      isRecord(value)
        ? detailsOf(value, format)
            .map(([, word]) => word)
            .join(' × ')
        : String(value),
    )
    .join(', ');

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
