import type { Tell } from '../webhooks/tell.ts';
import type { Charges } from './charges.ts';

/** What both protocols work with. */
export interface Desk {
  charges: Charges;
  /** Takes as long as the card company does. */
  cardNetwork: () => Promise<void>;
  tell: Tell;
}
