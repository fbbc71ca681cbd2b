import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Button } from '../../design/button.tsx';
import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import form from '../forms/form.module.css';
import { type Faults, MOST_SECTIONS, newSection, type SectionDraft } from './layout-draft.ts';
import { SectionFields } from './section-fields.tsx';
import styles from './sections-editor.module.css';

const words = texts({
  ko: {
    title: '구역',
    hint: '위에 있는 구역이 무대에 가깝게 그려집니다.',
    add: '구역 추가',
    moved: (name: string, place: string, of: string) => `${name}: ${of}개 중 ${place}번째`,
    removed: (name: string) => `${name} 삭제됨`,
    section: (place: string) => `구역 ${place}`,
  },
  en: {
    title: 'Sections',
    hint: 'The first is drawn nearest to the stage.',
    add: 'Add a section',
    moved: (name: string, place: string, of: string) => `${name}: number ${place} of ${of}`,
    removed: (name: string) => `${name} removed`,
    section: (place: string) => `Section ${place}`,
  },
});

type Props = {
  sections: readonly SectionDraft[];
  faults: Faults | undefined;
  onChange: (sections: SectionDraft[]) => void;
};

/** The sections of a hall, to be added, copied, moved and taken out. What moves keeps the focus. */
export function SectionsEditor({ sections, faults, onChange }: Props) {
  const text = useText(words);
  const { number } = useFormat();
  const list = useRef<HTMLOListElement>(null);
  const [said, setSaid] = useState('');
  const nameAt = (index: number) => sections[index]?.name.trim() || text.section(number(index + 1));

  /** The control of a section by its name, once the list is as it is to be. */
  const focusOn = (index: number, control: string) => {
    const field = list.current?.children[index]?.querySelector(`[name="${control}"]`);
    if (field instanceof HTMLElement) field.focus();
  };
  const insertAt = (index: number, section: SectionDraft) => {
    flushSync(() => onChange(sections.toSpliced(index, 0, section)));
    focusOn(index, 'name');
  };
  const move = (from: number, to: number) => {
    const section = sections[from];
    if (!section || to < 0 || to >= sections.length) return;
    flushSync(() => {
      onChange(sections.toSpliced(from, 1).toSpliced(to, 0, section));
      setSaid(text.moved(nameAt(from), number(to + 1), number(sections.length)));
    });
    focusOn(to, to < from ? 'up' : 'down');
  };
  const remove = (index: number) => {
    flushSync(() => {
      onChange(sections.toSpliced(index, 1));
      setSaid(text.removed(nameAt(index)));
    });
    focusOn(Math.max(0, index - 1), 'name');
  };
  const last = sections.at(-1);
  return (
    <div className={styles.editor}>
      <div className={form.head}>
        <h2>{text.title}</h2>
        <span className={form.hint}>{text.hint}</span>
      </div>
      <ol ref={list} className={styles.list}>
        {sections.map((section, index) => (
          <li key={section.key}>
            <SectionFields
              section={section}
              title={nameAt(index)}
              faults={faults?.sections.get(section.key)}
              hasNamesake={faults?.namesakes.has(section.key) ?? false}
              isFirst={index === 0}
              isLast={index === sections.length - 1}
              isOnly={sections.length === 1}
              onChange={(changed) => onChange(sections.with(index, changed))}
              onMove={(by) => move(index, index + by)}
              onCopy={() => insertAt(index + 1, newSection({ ...section, name: '' }))}
              onRemove={() => remove(index)}
            />
          </li>
        ))}
      </ol>
      <div>
        <Button
          kind="secondary"
          disabled={sections.length >= MOST_SECTIONS}
          onClick={() => insertAt(sections.length, newSection(last && { ...last, name: '' }))}
        >
          {text.add}
        </Button>
      </div>
      <p className="unseen" role="status">
        {said}
      </p>
    </div>
  );
}
