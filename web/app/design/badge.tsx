import type { ReactNode } from 'react';
import styles from './badge.module.css';

export type Tone = 'brand' | 'good' | 'warn' | 'bad' | 'quiet';

export const Badge = ({ tone = 'quiet', children }: { tone?: Tone; children: ReactNode }) => (
  <span className={`${styles.badge} ${styles[tone]}`}>{children}</span>
);
