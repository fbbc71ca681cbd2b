import type { Outcome } from '../rush.ts';
import type { Sample } from '../watch/timeline.ts';
import { chart } from './chart.ts';

const LINES = [
  ['arrived', '#6b7280'],
  ['waiting', '#d97706'],
  ['inside', '#2563eb'],
  ['paid', '#15803d'],
] as const satisfies [keyof Sample, string][];

const WAITING = {
  sockets: 'all wait by socket',
  polling: 'all wait by polling',
  mixed: 'half wait by socket, half by polling',
};

/** The rush as a picture: who arrived, waited, was inside and had paid, over time. */
export function chartOf({ options, room, samples }: Outcome): string {
  const { threshold, admitPerSecond } = room.limits;
  const number = (value: number) => value.toLocaleString('en');
  return chart({
    title: `A rush of ${number(options.users)} buyers at ${number(room.seats)} seats`,
    subtitle: `${number(options.rate)} arrive in a second; at most ${number(threshold)} inside, ${number(admitPerSecond)} called up in a second; ${WAITING[options.by]}; seed ${options.seed}`,
    lines: LINES.map(([name, colour]) => ({
      name,
      colour,
      points: samples.map((sample) => [sample.at, sample[name]] as const),
    })),
  });
}
