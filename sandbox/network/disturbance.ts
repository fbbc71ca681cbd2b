import { z } from 'zod';

/** What can be wrong with a line between two programs. */
export const Disturbance = z.discriminatedUnion('kind', [
  /** Nothing: all passes. What was held passes first. */
  z.object({ kind: z.literal('none') }),
  /** Connections are taken and stay; nothing passes, in neither direction, until it is over. */
  z.object({ kind: z.literal('hold') }),
  /** What is asked passes, what is answered is held. */
  z.object({ kind: z.literal('hold-answers') }),
  /** What is answered comes late by this many ms. */
  z.object({ kind: z.literal('delay'), ms: z.int().min(0) }),
  /** Each connection ends without a word once so many bytes were answered on it. */
  z.object({ kind: z.literal('cut-after'), bytes: z.int().min(0) }),
  /** All connections are reset at once, and nobody listens: new ones are refused. */
  z.object({ kind: z.literal('gone') }),
]);
export type Disturbance = z.output<typeof Disturbance>;
