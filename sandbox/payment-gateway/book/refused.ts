/** Why the gateway does not do what it was asked; each protocol says it in its own words. */
export type Reason =
  | 'bad request'
  | 'bad order id'
  | 'bad idempotency key'
  | 'same request running'
  | 'wrong secret'
  | 'no such address'
  | 'unknown payment'
  | 'under way'
  | 'charged already'
  | 'card refused'
  | 'limit exceeded'
  | 'refund refused'
  | 'more than is left'
  | 'other than is left'
  | 'not charged'
  | 'all back already'
  | 'fault';

export class Refused extends Error {
  readonly reason: Reason;

  constructor(reason: Reason) {
    super(reason);
    this.reason = reason;
  }
}
