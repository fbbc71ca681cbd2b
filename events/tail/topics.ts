import { contracts } from '#shared/events/contracts.ts';

/** All topics of the system, by the contracts of its events. */
export const topics: readonly string[] = [
  ...new Set(Object.values(contracts).map(({ topic }) => topic)),
].toSorted();
