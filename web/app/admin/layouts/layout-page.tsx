import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { texts, useText } from '../../language/language.ts';
import { MissingPage } from '../../layout/fault-page.tsx';
import { EditLayout } from './edit-layout.tsx';
import { draftOf, emptyLayout } from './layout-draft.ts';
import { layoutsQuery } from './layouts-query.ts';
import { NewLayout } from './new-layout.tsx';

const words = texts({
  ko: { copyOf: (name: string) => `${name} 사본` },
  en: { copyOf: (name: string) => `Copy of ${name}` },
});

/** One layout; at the address `new` one that is still to be made, from nothing or from another. */
export function LayoutPage() {
  const text = useText(words);
  const { layoutId } = useParams({ from: '/admin/layouts/$layoutId' });
  const { from } = useSearch({ from: '/admin/layouts/$layoutId' });
  const { data: layouts } = useSuspenseQuery(layoutsQuery);
  const layoutOf = (id: string | undefined) => layouts.find((layout) => layout.id === id);
  if (layoutId === 'new') {
    const model = layoutOf(from);
    const start = model ? { ...draftOf(model), name: text.copyOf(model.name) } : emptyLayout();
    return <NewLayout key={from ?? ''} start={start} />;
  }
  const layout = layoutOf(layoutId);
  return layout ? <EditLayout key={layout.id} layout={layout} /> : <MissingPage />;
}
