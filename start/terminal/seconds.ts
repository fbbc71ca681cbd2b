/** The time since a moment of `performance.now()`, as `12.3 s`. */
export const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;
