const HOUR_MS = 3_600_000;

/** The lowest id that could be made at an instant, so many hours later: ids begin with their time (UUID v7). */
export function firstIdAt(at: Date, hoursLater: number): string {
  const ms = Math.max(0, at.getTime() + hoursLater * HOUR_MS);
  const hex = ms.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7000-8000-000000000000`;
}
