import type { Plugin, Rolldown } from 'vite';

/** Where the app's build puts the worker, and where the browser looks for it: its address stays the same for ever. */
export const DOOR_WORKER = 'door-worker';

const DOOR = '/web/app/door/';
const PAGES = /\/web\/app\/door\/(events|check-in)-page\.tsx$/;
/** From the folder of public files: the page names them. */
const NAMED_BY_THE_PAGE = ['/favicon.svg', '/app.webmanifest'];

/**
 * Writes into the door's worker which files of the build its pages need: then a phone keeps all of them from the first
 * look on, and a build with other files is another worker, which the browser notices.
 */
export function doorShell(): Plugin {
  return {
    name: 'door-shell',
    apply: 'build',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const worker = chunks.find(({ name }) => name === DOOR_WORKER);
      const entry = chunks.find(({ isEntry, name }) => isEntry && name !== DOOR_WORKER);
      const pages = chunks.filter(({ facadeModuleId }) => PAGES.test(facadeModuleId ?? ''));
      if (!worker || !entry || pages.length !== 2) throw new Error('the door has not all of its parts');
      const files = [...filesOf([entry, ...pages], chunks)].map((file) => `/${file}`).sort();
      worker.code = worker.code
        .replaceAll('DOOR_FILES', JSON.stringify([...files, ...NAMED_BY_THE_PAGE]))
        .replaceAll('DOOR_ENTRY', JSON.stringify(`/${entry.fileName}`));
    },
  };
}

/** With all that these import, and what the door imports only when it needs it, and their styles. */
function filesOf(from: Rolldown.OutputChunk[], chunks: Rolldown.OutputChunk[]): Set<string> {
  const files = new Set<string>();
  const add = (chunk: Rolldown.OutputChunk) => {
    if (files.has(chunk.fileName)) return;
    files.add(chunk.fileName);
    for (const style of chunk.viteMetadata?.importedCss ?? []) files.add(style);
    const isDoor = chunk.moduleIds.some((id) => id.includes(DOOR));
    const needed = [...chunk.imports, ...(isDoor ? chunk.dynamicImports : [])];
    for (const other of chunks) if (needed.includes(other.fileName)) add(other);
  };
  for (const chunk of from) add(chunk);
  return files;
}
