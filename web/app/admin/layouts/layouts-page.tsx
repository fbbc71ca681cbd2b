import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ButtonLink } from '../../design/button.tsx';
import { Empty } from '../../design/card.tsx';
import { texts, useText } from '../../language/language.ts';
import { Page } from '../../layout/page.tsx';
import form from '../forms/form.module.css';
import { Outcome } from '../forms/outcome.tsx';
import { DeleteLayout } from './delete-layout.tsx';
import { LayoutCard } from './layout-card.tsx';
import styles from './layouts-page.module.css';
import { layoutsQuery, type SeatLayout } from './layouts-query.ts';

const words = texts({
  ko: { title: '좌석 배치도', make: '새 배치도', empty: '공연장 좌석 배치도를 만들면 여기에 모입니다.' },
  en: { title: 'Seat layouts', make: 'New layout', empty: 'The seat layouts of your halls will be here.' },
});

/** The halls that events can be given. */
export function LayoutsPage() {
  const text = useText(words);
  const { data: layouts } = useSuspenseQuery(layoutsQuery);
  const [unwanted, setUnwanted] = useState<SeatLayout>();
  const [outcome, setOutcome] = useState<string>();
  const make = (
    <ButtonLink to="/admin/layouts/$layoutId" params={{ layoutId: 'new' }}>
      {text.make}
    </ButtonLink>
  );
  return (
    <Page title={text.title}>
      {layouts.length === 0 ? (
        <Empty>
          <p>{text.empty}</p>
          {make}
        </Empty>
      ) : (
        <>
          <div className={form.actions}>
            {make}
            <Outcome said={outcome} />
          </div>
          <ul className={styles.layouts}>
            {layouts.map((layout) => (
              <li key={layout.id}>
                <LayoutCard layout={layout} onDelete={() => setUnwanted(layout)} />
              </li>
            ))}
          </ul>
        </>
      )}
      {unwanted && (
        <DeleteLayout
          layout={unwanted}
          onDone={(said) => {
            setOutcome(said);
            setUnwanted(undefined);
          }}
          onClose={() => setUnwanted(undefined)}
        />
      )}
    </Page>
  );
}
