import { installByApt } from '../processes/apt.ts';
import type { StartContext } from '../processes/context.ts';
import { findProgram, isProgram } from '../processes/programs.ts';
import { StartError } from '../start-error.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const ON_MACOS = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** The path of Chromium: the one that CHROMIUM_PATH names, else one that is there, else got by apt as root on Debian. */
export async function findChromium(context: StartContext, env = process.env): Promise<string> {
  const named = env.CHROMIUM_PATH;
  if (named && isProgram(named)) return named;
  if (named) throw new StartError(`CHROMIUM_PATH is ${named}, where no program is.`);
  if (!installed()) await installByApt({ title: 'Chromium', aptPackage: 'chromium' }, context);
  const found = installed();
  if (found) return found;
  throw new StartError(
    'Chromium was not found. Do one of:\n' +
      '  - Debian:          sudo apt-get install chromium\n' +
      '  - macOS:           brew install --cask google-chrome\n' +
      '  - elsewhere:       install Chromium or Google Chrome\n' +
      '  - name its program: CHROMIUM_PATH=/path/to/chromium\n' +
      'and start again.',
  );
}

const installed = (): string | undefined =>
  NAMES.map((name) => findProgram(name)).find((path) => path !== undefined) ??
  (isProgram(ON_MACOS) ? ON_MACOS : undefined);
