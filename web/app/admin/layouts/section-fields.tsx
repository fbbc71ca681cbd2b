import { Button } from '../../design/button.tsx';
import { Field } from '../../design/field.tsx';
import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import { digits } from '../forms/digits.ts';
import { LIMITS, type SectionDraft, type SectionField } from './layout-draft.ts';
import styles from './sections-editor.module.css';

const words = texts({
  ko: {
    name: '구역 이름',
    rows: '열 수',
    seatsPerRow: '열당 좌석',
    price: '가격(원)',
    startRow: '시작 열 번호',
    noName: '이름을 입력해 주세요.',
    twice: '같은 이름의 구역이 있습니다.',
    between: (least: string, most: string) => `${least}~${most}`,
    up: '위로',
    down: '아래로',
    copy: '복제',
    remove: '삭제',
    of: (act: string, title: string) => `${act}: ${title}`,
  },
  en: {
    name: 'Name',
    rows: 'Rows',
    seatsPerRow: 'Seats a row',
    price: 'Price (KRW)',
    startRow: 'First row no.',
    noName: 'Please enter a name.',
    twice: 'Another section has this name.',
    between: (least: string, most: string) => `${least} to ${most}`,
    up: 'Up',
    down: 'Down',
    copy: 'Copy',
    remove: 'Remove',
    of: (act: string, title: string) => `${act}: ${title}`,
  },
});

const NUMBERS = ['rows', 'seatsPerRow', 'price', 'startRow'] as const;

type Props = {
  section: SectionDraft;
  title: string;
  faults: ReadonlySet<SectionField> | undefined;
  hasNamesake: boolean;
  isFirst: boolean;
  isLast: boolean;
  isOnly: boolean;
  onChange: (section: SectionDraft) => void;
  onMove: (by: -1 | 1) => void;
  onCopy: () => void;
  onRemove: () => void;
};

/** One section of a hall. */
export function SectionFields({ section, title, faults, hasNamesake, onChange, ...rest }: Props) {
  const text = useText(words);
  const { number } = useFormat();
  return (
    <fieldset className={styles.section}>
      <legend>{title}</legend>
      <div className={styles.fields}>
        <Field
          label={text.name}
          name="name"
          value={section.name}
          maxLength={50}
          autoComplete="off"
          required
          fault={faults?.has('name') ? text.noName : hasNamesake && text.twice}
          onChange={({ target }) => onChange({ ...section, name: target.value })}
        />
        {NUMBERS.map((name) => (
          <Field
            key={name}
            label={text[name]}
            name={name}
            value={section[name]}
            inputMode="numeric"
            autoComplete="off"
            required
            fault={faults?.has(name) && text.between(number(LIMITS[name][0]), number(LIMITS[name][1]))}
            onChange={({ target }) => onChange({ ...section, [name]: digits(target.value) })}
          />
        ))}
      </div>
      <div className={styles.buttons}>
        <Button
          kind="plain"
          name="up"
          aria-disabled={rest.isFirst}
          aria-label={text.of(text.up, title)}
          onClick={() => rest.onMove(-1)}
        >
          ↑ {text.up}
        </Button>
        <Button
          kind="plain"
          name="down"
          aria-disabled={rest.isLast}
          aria-label={text.of(text.down, title)}
          onClick={() => rest.onMove(1)}
        >
          ↓ {text.down}
        </Button>
        <Button kind="plain" aria-label={text.of(text.copy, title)} onClick={rest.onCopy}>
          {text.copy}
        </Button>
        {!rest.isOnly && (
          <Button kind="plain" aria-label={text.of(text.remove, title)} onClick={rest.onRemove}>
            {text.remove}
          </Button>
        )}
      </div>
    </fieldset>
  );
}
