import { useSuspenseQuery } from '@tanstack/react-query';
import { ButtonLink } from '../../design/button.tsx';
import { Choice } from '../../design/field.tsx';
import { Notice } from '../../design/notice.tsx';
import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import form from '../forms/form.module.css';
import { HallPlan } from '../layouts/hall-plan.tsx';
import { layoutsQuery } from '../layouts/layouts-query.ts';
import { TotalsLine } from '../layouts/totals-line.tsx';

const words = texts({
  ko: {
    label: '좌석 배치도',
    none: '선택해 주세요',
    missing: '좌석 배치도를 선택해 주세요.',
    seats: (count: string) => `${count}석`,
    empty: '아직 좌석 배치도가 없습니다.',
    make: '배치도 만들기',
  },
  en: {
    label: 'Seat layout',
    none: 'Please choose',
    missing: 'Please choose a seat layout.',
    seats: (count: string) => `${count} seats`,
    empty: 'There is no seat layout yet.',
    make: 'Make a layout',
  },
});

type Props = { layoutId: string; isTried: boolean; onChoose: (layoutId: string) => void };

/** One of the halls, and how it looks. */
export function LayoutChoice({ layoutId, isTried, onChoose }: Props) {
  const text = useText(words);
  const { number } = useFormat();
  const { data: layouts } = useSuspenseQuery(layoutsQuery);
  const sections = layouts.find(({ id }) => id === layoutId)?.layout_config.sections;
  if (layouts.length === 0)
    return (
      <Notice kind="warn">
        <p>{text.empty}</p>
        <div>
          <ButtonLink kind="secondary" to="/admin/layouts/$layoutId" params={{ layoutId: 'new' }}>
            {text.make}
          </ButtonLink>
        </div>
      </Notice>
    );
  return (
    <>
      <Choice
        label={text.label}
        value={layoutId}
        required
        fault={isTried && !sections && text.missing}
        onChange={({ target }) => onChoose(target.value)}
      >
        <option value="">{text.none}</option>
        {layouts.map(({ id, name, total_seats }) => (
          <option key={id} value={id}>
            {name} · {text.seats(number(total_seats))}
          </option>
        ))}
      </Choice>
      {sections && (
        <>
          <p className={form.hint}>
            <TotalsLine sections={sections} />
          </p>
          <HallPlan sections={sections} />
        </>
      )}
    </>
  );
}
