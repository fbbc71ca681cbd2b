import { luaFile, luaScript } from '../redis/lua.ts';
import { readCallUp } from './replies/call-up.ts';
import { readReport } from './replies/report.ts';
import { readStanding } from './replies/standing.ts';

const lua = (act: string) => luaFile(`./acts/${act}.lua`, import.meta.url);
const room = lua('room');

/** The acts on a room; `acts/room.lua` stands before each. `openRooms` calls them. */
export const roomScripts = {
  enterRoom: luaScript(room + lua('enter'), readStanding),
  leaveRoom: luaScript(room + lua('leave'), readLeft),
  releaseSlot: luaScript(room + lua('release'), Number),
  keepInRoom: luaScript(room + lua('keep'), readKept),
  admitWaiting: luaScript(room + lua('admit'), readCallUp),
  clearRoom: luaScript(room + lua('clear'), readCleared),
  peekIntoRoom: luaScript(room + lua('peek'), readReport),
  setRoom: luaScript(room + lua('set'), (version: number) => version || undefined),
  restoreSlot: luaScript(room + lua('restore-slot'), (done: number) => done === 1),
  remindRoom: luaScript(room + lua('remind'), Number),
};

function readLeft([had, visit]: [number, number]) {
  return { wasThere: had > 0, visit };
}

function readKept([queueSize, kept, lost]: [number, number[], number]) {
  return { queueSize, kept, lost: lost === 1 };
}

function readCleared([people, upTo]: [number, number]) {
  return { people, upTo };
}
