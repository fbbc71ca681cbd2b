import { Button, ButtonLink } from '../../design/button.tsx';
import { Card } from '../../design/card.tsx';
import { texts, useText } from '../../language/language.ts';
import form from '../forms/form.module.css';
import { HallPlan } from './hall-plan.tsx';
import styles from './layouts-page.module.css';
import type { SeatLayout } from './layouts-query.ts';
import { TotalsLine } from './totals-line.tsx';

const words = texts({
  ko: { edit: '수정', copy: '복제', remove: '삭제', plan: (name: string) => `${name} 미리 보기` },
  en: { edit: 'Edit', copy: 'Copy', remove: 'Delete', plan: (name: string) => `Preview of ${name}` },
});

/** One hall in the list of them. */
export function LayoutCard({ layout, onDelete }: { layout: SeatLayout; onDelete: () => void }) {
  const text = useText(words);
  const { id, name, description, layout_config } = layout;
  const of = (act: string) => `${act}: ${name}`;
  return (
    <Card className={styles.card ?? ''}>
      <div>
        <h2>{name}</h2>
        {description && <p>{description}</p>}
        <p className={styles.soft}>
          <TotalsLine sections={layout_config.sections} />
        </p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <section className={styles.plan} aria-label={text.plan(name)} tabIndex={0}>
        <HallPlan sections={layout_config.sections} />
      </section>
      <div className={form.actions}>
        <ButtonLink
          kind="secondary"
          to="/admin/layouts/$layoutId"
          params={{ layoutId: id }}
          aria-label={of(text.edit)}
        >
          {text.edit}
        </ButtonLink>
        <ButtonLink
          kind="plain"
          to="/admin/layouts/$layoutId"
          params={{ layoutId: 'new' }}
          search={{ from: id }}
          aria-label={of(text.copy)}
        >
          {text.copy}
        </ButtonLink>
        <Button kind="danger" aria-label={of(text.remove)} onClick={onDelete}>
          {text.remove}
        </Button>
      </div>
    </Card>
  );
}
