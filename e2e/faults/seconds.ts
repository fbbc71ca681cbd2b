/** How long what is said to last long lasts, in seconds: 30 where there is time, a few among the quick ones. */
export const LONG_SECONDS = Number(process.env.FAULT_SECONDS ?? 30);

/** Lets a fault last: nothing is waited for but time itself. */
export const lasts = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
