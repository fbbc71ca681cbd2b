import { z } from 'zod';
import { invoke } from '#shared/dapr/invoke.ts';
import type { Sidecar } from '#shared/dapr/sidecar.ts';
import type { AskStock } from './known-stock.ts';
import { Stock } from './ticket-types.ts';

const Answer = z.object({ ok: z.literal(true), ticketTypes: Stock });

/** A page waits for it; longer than this the last numbers known are the better answer. */
const PATIENCE_MS = 500;

/** Asks reservation what is left, for several events in one call. */
export const askReservation =
  (sidecar: Sidecar): AskStock =>
  async (eventIds) => {
    const call = { app: 'reservation', path: '/internal/stock', body: { eventIds }, answer: Answer };
    return (await invoke(sidecar, { ...call, timeoutMs: PATIENCE_MS })).ticketTypes;
  };
