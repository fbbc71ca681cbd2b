import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The path of a program in the given folders, or in those of PATH. */
export function findProgram(name: string, folders = pathFolders()): string | undefined {
  return folders.map((folder) => join(folder, name)).find(isProgram);
}

export const pathFolders = (): string[] => (process.env.PATH ?? '').split(delimiter).filter(Boolean);

export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
