import { luaFile, luaScript } from '../redis/lua.ts';

export const catalogueScripts = {
  keepEvent: luaScript(luaFile('./keep-event.lua', import.meta.url), (kept: number) => kept === 1),
};
