import type { ComponentPropsWithRef, ReactNode } from 'react';
import styles from './card.module.css';

export const Card = ({ className = '', ...rest }: ComponentPropsWithRef<'section'>) => (
  <section {...rest} className={`${styles.card} ${className}`} />
);

/** In the place of a list without entries: what would be here, and the way to it. */
export const Empty = ({ children }: { children: ReactNode }) => (
  <div className={styles.empty}>{children}</div>
);
