import { luaFile, luaScript } from '../redis/lua.ts';

export const changeScripts = {
  noteChanges: luaScript(luaFile('./note.lua', import.meta.url), (newest: string[]) => newest),
};
