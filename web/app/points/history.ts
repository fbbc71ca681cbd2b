import type { PointHistory } from './points-query.ts';

type Moved = Pick<PointHistory, 'type' | 'reference_type' | 'description'>;

const kinds = { CHARGE: 'charged', USE: 'used', REFUND: 'refunded', CANCEL: 'returned' } as const;

/** What moved points. By hand the shop itself gives and takes them. */
export function kindOf({ type, reference_type }: Pick<Moved, 'type' | 'reference_type'>) {
  if (reference_type !== 'MANUAL') return kinds[type];
  return type === 'CHARGE' ? 'given' : 'taken';
}

/** For what: the event, or the reason that somebody wrote down; nothing where the kind says it all. */
export function subjectOf({ type, reference_type, description }: Moved): string {
  if (reference_type === 'MANUAL') return description;
  if (type === 'CHARGE' || type === 'CANCEL') return '';
  return description.replace(/ (결제|환불)$/, '');
}
