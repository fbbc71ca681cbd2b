import { AppError } from '#shared/http/errors.ts';
import type { User } from '#shared/tokens/claims.ts';
import type { Payment } from '../db/schema.ts';

export const isVisibleTo = (user: User, payment: Payment): boolean =>
  payment.user_id === user.userId || user.role === 'admin';

/** Other people's payments do not exist, but for administrators. */
export function visibleTo(user: User, payment: Payment | undefined): Payment {
  if (!payment || !isVisibleTo(user, payment)) throw new AppError('NOT_FOUND');
  return payment;
}
