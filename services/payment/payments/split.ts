import type { Channel } from './channels.ts';

export type PaymentMethod = 'CARD' | 'POINT' | 'MIXED';

/** How an amount is made up. */
export type Split = { pointUsed: number; cardAmount: number };

export function methodOf({ pointUsed, cardAmount }: Split): PaymentMethod {
  if (pointUsed === 0 && cardAmount > 0) return 'CARD';
  return cardAmount === 0 ? 'POINT' : 'MIXED';
}

const CHANNELS: Record<PaymentMethod, Channel> = { CARD: 'card', POINT: 'point', MIXED: 'mixed' };

export const channelOf = (split: Split): Channel => CHANNELS[methodOf(split)];
