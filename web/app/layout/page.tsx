import { type ReactNode, useEffect, useRef } from 'react';
import styles from './page.module.css';

type Props = { title: string; tabTitle?: string; narrow?: boolean; heading?: ReactNode; children: ReactNode };

/**
 * The main part of a page. Its title stands in the tab and as its heading; after a change of page the focus is
 * on it, so that a screen reader says where one is. `heading` where the visible heading is more than the title.
 */
export function Page({ title, tabTitle = title, narrow, heading, children }: Props) {
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${tabTitle} · Tiketi`;
  }, [tabTitle]);
  useEffect(() => {
    // The first page of a visit leaves the focus where the browser has it.
    if (window.history.state?.__TSR_index > 0) ref.current?.focus({ preventScroll: true });
  }, []);
  return (
    <main id="main" className={`${styles.page} ${narrow ? styles.narrow : ''}`}>
      <h1 ref={ref} tabIndex={-1} className={styles.heading}>
        {heading ?? title}
      </h1>
      {children}
    </main>
  );
}
