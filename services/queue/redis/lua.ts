import { readFileSync } from 'node:fs';
import { defineScript } from 'redis';

/** Reads a .lua file that lies beside the module that asks. */
export const luaFile = (name: string, beside: string): string => readFileSync(new URL(name, beside), 'utf8');

/**
 * A script on one key, called by its hash and sent in full only when Redis does not know it.
 * `read` turns Redis's reply into what callers want.
 */
export const luaScript = <Reply, Result>(SCRIPT: string, read: (reply: Reply) => Result) =>
  defineScript({
    SCRIPT,
    NUMBER_OF_KEYS: 1,
    parseCommand(parser, key: string, ...args: string[]) {
      parser.pushKey(key);
      parser.push(...args);
    },
    transformReply: read,
  });
