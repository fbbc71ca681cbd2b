import { useAtNow } from '../api/use-at-now.ts';
import { type SaleState, saleStateAt } from './sale-state.ts';

/** The state of a sale as it is now; it changes by itself in the second in which the sale opens or closes. */
export const useSaleState = (event: Parameters<typeof saleStateAt>[0]): SaleState =>
  useAtNow((now) => saleStateAt(event, now));
