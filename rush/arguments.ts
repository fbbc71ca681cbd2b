import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { developmentDir } from '../start/places.ts';

export const USAGE = `Usage: npm run rush -- [options]

  --users 2000            buyers in all
  --rate 100              of them arrive in a second, each by themselves
  --burst 0               of them stand at the door when it opens
  --event new             or the id of an event with seats; its limits are put back afterwards
  --seats 500             of a new event
  --threshold 200         people inside at once; a new event's, or set where it is given
  --admit-per-second 40   people called up in a second, likewise
  --by mixed              how buyers hear of their turn: sockets, polling, or mixed, half and half
  --poll 1                seconds between two questions of one who polls; each second is what the front end does
  --leave 0.1             share of the buyers who give up within half a minute
  --vanish 0.02           share who close the tab, likewise
  --reload 0.05           share who reload while they wait
  --points 0.2            share who pay by points, which they charge before
  --think 1.5             seconds that a buyer thinks before a hold, and before paying
  --through services      or origin: through the one origin, as a browser goes; it costs the machine more
  --limit 1800            seconds after which the rush is broken off
  --seed 1                the same seed sends the same crowd
  --chart <path>          where the picture goes; otherwise rush.svg in the folder of the system's data`;

/** What was typed makes no sense: exit 2. */
export class UsageError extends Error {}

const whole = z.coerce.number().int().min(1);
const share = z.coerce.number().min(0).max(1);

const Typed = z
  .object({
    users: whole.default(2_000),
    rate: z.coerce.number().positive().default(100),
    burst: z.coerce.number().int().min(0).default(0),
    event: z.union([z.literal('new'), z.uuid()]).default('new'),
    seats: whole.default(500),
    threshold: whole.optional(),
    'admit-per-second': whole.optional(),
    by: z.enum(['sockets', 'polling', 'mixed']).default('mixed'),
    poll: z.coerce.number().positive().default(1),
    leave: share.default(0.1),
    vanish: share.default(0.02),
    reload: share.default(0.05),
    points: share.default(0.2),
    think: z.coerce.number().min(0).default(1.5),
    through: z.enum(['services', 'origin']).default('services'),
    limit: z.coerce.number().positive().default(1_800),
    seed: z.coerce.number().int().min(0).default(1),
    chart: z.string().default(join(developmentDir, 'rush.svg')),
  })
  .refine(
    ({ leave, vanish, reload }) => leave + vanish + reload <= 1,
    'more leave, vanish and reload than come',
  );

const NEW_ROOM = { threshold: 200, admitPerSecond: 40 };

/** Limits are set where they are given, and always for a new event. */
export type Options = Omit<z.output<typeof Typed>, 'admit-per-second' | 'threshold'> & {
  threshold: number | undefined;
  admitPerSecond: number | undefined;
};

/** Reads the command line; throws `UsageError`. */
export function readArguments(args: string[]): Options {
  const text = { type: 'string' } as const;
  const options = Object.fromEntries(Object.keys(Typed.shape).map((name) => [name, text]));
  const { data, error } = Typed.safeParse(typed(() => parseArgs({ args, options })).values);
  if (error) throw new UsageError(z.prettifyError(error));
  const { 'admit-per-second': rate, threshold, ...rest } = data;
  if (data.event !== 'new') return { ...rest, threshold, admitPerSecond: rate };
  return {
    ...rest,
    threshold: threshold ?? NEW_ROOM.threshold,
    admitPerSecond: rate ?? NEW_ROOM.admitPerSecond,
  };
}

function typed<T>(parse: () => T): T {
  try {
    return parse();
  } catch (fault) {
    throw new UsageError(fault instanceof Error ? fault.message : String(fault));
  }
}
