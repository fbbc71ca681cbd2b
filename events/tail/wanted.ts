import type { TailCommand } from '../arguments.ts';

/** Envelopes tell their time in whole seconds. */
const SECOND_MS = 1_000;

/** Whether an event is one of those asked for: by its type, and published since the command began. */
export function wantedBy(
  { type, all }: Pick<TailCommand, 'type' | 'all'>,
  since: number,
): (envelope: Record<string, unknown>) => boolean {
  const isOfType = type === undefined ? () => true : matching(type);
  return (envelope) => {
    if (!isOfType(String(envelope.type))) return false;
    const publishedAt = Date.parse(String(envelope.time));
    return all || Number.isNaN(publishedAt) || publishedAt >= since - SECOND_MS;
  };
}

/** `payment.*` and `*.paid`: a star stands for anything, all else for itself. */
function matching(pattern: string): (text: string) => boolean {
  const literally = (part: string) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&');
  const regex = new RegExp(`^${pattern.split('*').map(literally).join('.*')}$`);
  return (text) => regex.test(text);
}
