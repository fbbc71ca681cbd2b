import type { components } from '../../api/types/auth.ts';
import type { Service } from './act-names.ts';

export type Act = components['schemas']['Act'] & { service: Service };
/** What was read of each log in one go, and from where each goes on. */
export type ReadActs = Partial<Record<Service, { acts: readonly Act[]; next: string | null }>>;
/** From where each log is to be read on; one that has ended is not there. */
export type Cursors = Partial<Record<Service, string>>;

/** Where to go on after what was read, if any log goes on. */
export function cursorsAfter(read: ReadActs): Cursors | undefined {
  const going = logsOf(read).flatMap(([service, { next }]) =>
    next === null ? [] : [[service, next] as const],
  );
  return going.length > 0 ? Object.fromEntries(going) : undefined;
}

/**
 * All logs as one, the newest first, as far as that can be told: an act that is older than the last one read of a
 * log that goes on waits until that log is read on.
 */
export function mergeActs(reads: readonly ReadActs[]): Act[] {
  const last = reads.at(-1) ?? {};
  const known = Math.max(
    Number.NEGATIVE_INFINITY,
    ...logsOf(last).flatMap(([, { acts, next }]) => (next === null ? [] : [timeOf(acts.at(-1))])),
  );
  return reads
    .flatMap((read) => logsOf(read).flatMap(([, { acts }]) => acts))
    .filter((act) => timeOf(act) >= known)
    .sort((one, other) => timeOf(other) - timeOf(one));
}

const timeOf = (act: Act | undefined) => (act ? Date.parse(act.at) : Number.NEGATIVE_INFINITY);

const logsOf = ({ auth, event, reservation, payment }: ReadActs) =>
  [
    ['auth', auth] as const,
    ['event', event] as const,
    ['reservation', reservation] as const,
    ['payment', payment] as const,
  ].flatMap(([service, log]) => (log ? [[service, log] as const] : []));
