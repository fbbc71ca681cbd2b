const HOURS_AHEAD_OF_UTC = 9;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The instants at which a day of Seoul, such as `2026-11-25`, begins and ends; Korea has no summer time. */
export function seoulDay(day: string): { from: Date; until: Date } {
  const from = new Date(`${day}T00:00:00+0${HOURS_AHEAD_OF_UTC}:00`);
  return { from, until: new Date(from.getTime() + DAY_MS) };
}
