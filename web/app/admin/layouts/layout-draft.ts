import { LARGEST, wholeOf } from '../forms/digits.ts';
import type { SeatLayout, Section } from './layouts-query.ts';
import { totalsOf } from './totals.ts';

/** A section as it is being typed; `key` tells it from the others while it has no name, or the same. */
export type SectionDraft = {
  key: string;
  name: string;
  rows: string;
  seatsPerRow: string;
  price: string;
  startRow: string;
};
export type SectionField = Exclude<keyof SectionDraft, 'key'>;

export type LayoutDraft = { name: string; description: string; sections: SectionDraft[] };

export const MOST_SECTIONS = 50;
export const MOST_SEATS = 20_000;

/** The least and the most that each number of a section may be; prices in KRW. */
export const LIMITS = {
  rows: [1, 100],
  seatsPerRow: [1, 100],
  price: [0, LARGEST],
  startRow: [1, 10_000],
} as const;

const NUMBERS = ['rows', 'seatsPerRow', 'price', 'startRow'] as const;

export type Faults = {
  isNameless: boolean;
  hasTooManySeats: boolean;
  /** What is wrong with a section, by its key. */
  sections: ReadonlyMap<string, ReadonlySet<SectionField>>;
  /** The keys of sections that have a name of another. */
  namesakes: ReadonlySet<string>;
};

export const newSection = (values: Partial<SectionDraft> = {}): SectionDraft => ({
  name: '',
  rows: '10',
  seatsPerRow: '10',
  price: '',
  startRow: '1',
  ...values,
  key: crypto.randomUUID(),
});

export const emptyLayout = (): LayoutDraft => ({ name: '', description: '', sections: [newSection()] });

export const draftOf = ({ name, description, layout_config }: SeatLayout): LayoutDraft => ({
  name,
  description: description ?? '',
  sections: layout_config.sections.map((section) =>
    newSection({
      name: section.name,
      rows: String(section.rows),
      seatsPerRow: String(section.seatsPerRow),
      price: String(section.price),
      startRow: String(section.startRow),
    }),
  ),
});

/** The sections of a draft whose numbers are all there, with their keys: what can be drawn and counted. */
export const drawable = (sections: readonly SectionDraft[]): (Section & { key: string })[] =>
  sections.flatMap((section) => {
    const [rows, seatsPerRow, price, startRow] = NUMBERS.map((name) => numberOf(section, name));
    if (rows === undefined || seatsPerRow === undefined) return [];
    const { key, name } = section;
    return [{ key, name, rows, seatsPerRow, price: price ?? 0, startRow: startRow ?? 1 }];
  });

/** What the shop would refuse of it. */
export function faultsOf({ name, sections }: LayoutDraft): Faults {
  const names = sections.map(nameOf);
  const namesakes = sections.filter((section) => isTwice(names, nameOf(section))).map(({ key }) => key);
  return {
    isNameless: name.trim() === '',
    hasTooManySeats: totalsOf(drawable(sections)).seats > MOST_SEATS,
    sections: new Map(
      sections.flatMap((section) => {
        const faults = sectionFaults(section);
        return faults.length > 0 ? [[section.key, new Set(faults)]] : [];
      }),
    ),
    namesakes: new Set(namesakes),
  };
}

export const isFaultless = (faults: Faults): boolean =>
  !faults.isNameless && !faults.hasTooManySeats && faults.sections.size === 0 && faults.namesakes.size === 0;

/** As the shop takes it; digits go as they were typed. */
export const bodyOf = ({ name, description, sections }: LayoutDraft) => ({
  name: name.trim(),
  description: description.trim() || null,
  sections: sections.map(({ key: _, ...section }) => ({ ...section, name: section.name.trim() })),
});

export const isSameLayout = (one: LayoutDraft, other: LayoutDraft): boolean =>
  JSON.stringify(bodyOf(one)) === JSON.stringify(bodyOf(other));

function numberOf(section: SectionDraft, name: keyof typeof LIMITS): number | undefined {
  const [least, most] = LIMITS[name];
  return wholeOf(section[name], least, most);
}

const sectionFaults = (section: SectionDraft): SectionField[] => [
  ...(section.name.trim() === '' ? (['name'] as const) : []),
  ...NUMBERS.filter((name) => numberOf(section, name) === undefined),
];

/** As the shop keeps and compares names. */
const nameOf = ({ name }: SectionDraft) => name.trim().normalize('NFC');

const isTwice = (names: readonly string[], name: string) =>
  name !== '' && names.indexOf(name) !== names.lastIndexOf(name);
