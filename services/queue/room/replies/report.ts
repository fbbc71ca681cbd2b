import { readSettings, roomStateOf, type SettingsReply, type SomeSettings } from '../settings.ts';
import { type CountsReply, type RoomPicture, readCounts } from './call-up.ts';
import { type MemoryOfRoom, type MemoryReply, readEstimate, readMemory } from './standing.ts';

/** A room as its admin sees it. */
export type RoomReport = RoomPicture & {
  calledLastMinute: number;
  /** What an admin has set. */
  settings: SomeSettings;
  memory: MemoryOfRoom;
};

type Reply = [
  room: [
    queueSize: number,
    currentUsers: number,
    threshold: number,
    oldestWaitMs: number,
    calledLastMinute: number,
    low: number,
    high: number,
  ],
  counts: CountsReply,
  memory: MemoryReply,
  settings: SettingsReply,
];

export function readReport([room, counts, memory, settings]: Reply): RoomReport {
  const [queueSize, currentUsers, threshold, oldestWaitMs, calledLastMinute, low, high] = room;
  return {
    queueSize,
    currentUsers,
    threshold,
    oldestWaitMs,
    calledLastMinute,
    estimate: readEstimate(low, high),
    counts: readCounts(counts),
    state: roomStateOf(settings),
    settings: readSettings(settings),
    memory: readMemory(memory),
  };
}
