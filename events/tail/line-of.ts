import { z } from 'zod';

const Data = z.record(z.string(), z.unknown()).catch({});
const WithId = z.object({ id: z.string() });

/** What an event is about, by the names that the contracts give it; ids alone, never who a person is. */
const SUBJECTS = ['reservation', 'payment', 'charge', 'event', 'user', 'notification'] as const;

/** One line: when, where, what, of which trace, and about whom. */
export function lineOf(envelope: Record<string, unknown>): string {
  const { time, topic, type } = envelope;
  return [
    clockOf(time),
    String(topic).padEnd(13),
    String(type).padEnd(28),
    `trace ${traceOf(envelope)}`,
    ...subjectsOf(String(type), envelope.data),
  ].join('  ');
}

/** The publisher's time; an event without one is told by when it came. */
function clockOf(time: unknown): string {
  const at = new Date(String(time));
  return (Number.isNaN(at.getTime()) ? new Date() : at).toLocaleTimeString('sv-SE');
}

/** The 32 digits that all of one purchase have in common: https://www.w3.org/TR/trace-context/ */
const traceOf = ({ traceparent }: Record<string, unknown>): string =>
  String(traceparent ?? '').split('-')[1] ?? 'none';

function subjectsOf(type: string, told: unknown): string[] {
  const data = Data.parse(told);
  const itself = WithId.safeParse(data).data?.id;
  if (itself !== undefined) return [`${type.split('.')[0]} ${itself}`];
  return SUBJECTS.flatMap((subject) => {
    const id = data[`${subject}Id`] ?? WithId.safeParse(data[subject]).data?.id;
    return typeof id === 'string' ? [`${subject} ${id}`] : [];
  });
}
