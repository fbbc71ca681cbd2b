import { useSyncExternalStore } from 'react';

const PLACE = 'door';
/** As many characters of a door's name as the shop takes. */
export const NAME_LENGTH = 50;

/** What a phone at a door is set to: it stays over nights and shifts. */
type DoorSettings = { name: string; camera: boolean; sound: boolean; vibration: boolean };

const USUAL: DoorSettings = { name: '', camera: true, sound: true, vibration: true };
const watchers = new Set<() => void>();
let shown = { text: '', settings: USUAL };

export function doorSettings(): DoorSettings {
  const text = localStorage.getItem(PLACE) ?? '';
  if (text !== shown.text) shown = { text, settings: read(text) };
  return shown.settings;
}

export const useDoorSettings = (): DoorSettings => useSyncExternalStore(watch, doorSettings);

export function setDoor(change: Partial<DoorSettings>): void {
  const next = { ...doorSettings(), ...change };
  localStorage.setItem(PLACE, JSON.stringify({ ...next, name: next.name.slice(0, NAME_LENGTH) }));
  for (const watcher of watchers) watcher();
}

function read(text: string): DoorSettings {
  try {
    return { ...USUAL, ...JSON.parse(text) };
  } catch {
    return USUAL;
  }
}

function watch(watcher: () => void) {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
