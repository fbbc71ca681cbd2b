import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import type { Section } from './layouts-query.ts';
import { totalsOf } from './totals.ts';

const words = texts({
  ko: (sections: string, seats: string, value: string) =>
    `${sections}개 구역 · ${seats}석 · 전석 판매 시 ${value}`,
  en: (sections: string, seats: string, value: string) =>
    `Sections: ${sections} · Seats: ${seats} · ${value} if all are sold`,
});

/** What a hall has in all. */
export function TotalsLine({ sections }: { sections: readonly Section[] }) {
  const text = useText(words);
  const { number, won } = useFormat();
  const { seats, value } = totalsOf(sections);
  return <>{text(number(sections.length), number(seats), won(value))}</>;
}
