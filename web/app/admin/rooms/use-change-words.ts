import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import { settingNames } from './room-words.ts';

const words = texts({
  ko: {
    threshold: (count: string) => `동시 입장 ${count}명`,
    admitPerSecond: (count: string) => `초당 입장 ${count}명`,
    state: (name: string) => `상태 “${name}”`,
    order: (name: string) => `순서 “${name}”`,
    whenAway: (name: string) => `대기실 장애 때 “${name}”`,
    challenge: (name: string) => `확인 “${name}”`,
  },
  en: {
    threshold: (count: string) => `${count} inside at most`,
    admitPerSecond: (count: string) => `${count} a second at most`,
    state: (name: string) => `state “${name}”`,
    order: (name: string) => `order “${name}”`,
    whenAway: (name: string) => `when the room is away “${name}”`,
    challenge: (name: string) => `check “${name}”`,
  },
});

const SETTINGS = ['state', 'threshold', 'admitPerSecond', 'order', 'whenAway', 'challenge'] as const;

/** Settings of a room in words, as they stand in a change. Values nobody knows stand as they are. */
export function useChangeWords(): (settings: Record<string, unknown>) => string {
  const text = useText(words);
  const names = useText(settingNames);
  const { number } = useFormat();
  const nameOf = (setting: (typeof SETTINGS)[number], value: unknown) => {
    if (typeof value === 'number') return number(value);
    if (setting === 'threshold' || setting === 'admitPerSecond') return String(value);
    return Object.entries(names[setting]).find(([known]) => known === value)?.[1] ?? String(value);
  };
  return (settings) =>
    SETTINGS.flatMap((setting) =>
      settings[setting] === undefined ? [] : [text[setting](nameOf(setting, settings[setting]))],
    ).join(', ');
}
