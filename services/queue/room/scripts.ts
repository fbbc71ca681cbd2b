import { luaFile, luaScript } from '../redis/lua.ts';
import { readStanding } from './standing.ts';

const lua = (act: string) => luaFile(`./acts/${act}.lua`, import.meta.url);
const room = lua('room');

/** The acts on a room; `acts/room.lua` stands before each. `openRooms` calls them. */
export const roomScripts = {
  enterRoom: luaScript(room + lua('enter'), readStanding),
  leaveRoom: luaScript(room + lua('leave'), Number),
  releaseSlot: luaScript(room + lua('release'), Number),
  keepInRoom: luaScript(room + lua('keep'), Number),
  admitWaiting: luaScript(room + lua('admit'), readCallUp),
  clearRoom: luaScript(room + lua('clear'), Number),
  peekIntoRoom: luaScript(room + lua('peek'), readPicture),
};

/** What one call-up did. */
export type CallUp = {
  users: string[];
  /** How long each of them waited, in milliseconds. */
  waits: number[];
  queueSize: number;
  /** The room's sockets should be told that the line has moved. */
  tell: boolean;
  /** Nobody waits and everybody knows: no more ticks needed. */
  settled: boolean;
  /** Others could be called up right now. */
  more: boolean;
};

type CallUpReply = [string[], number[], number, number, number, number];

function readCallUp([users, waits, queueSize, tell, settled, more]: CallUpReply): CallUp {
  return { users, waits, queueSize, tell: tell === 1, settled: settled === 1, more: more === 1 };
}

export type RoomPicture = {
  queueSize: number;
  currentUsers: number;
  threshold: number;
  admitPerSecond: number;
};

function readPicture([queueSize, currentUsers, threshold, admitPerSecond]: [
  number,
  number,
  number,
  number,
]): RoomPicture {
  return { queueSize, currentUsers, threshold, admitPerSecond };
}
