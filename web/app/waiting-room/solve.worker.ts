import { isSolved, type Question } from './proof-of-work.ts';

/** Looks for the answer on a thread of its own: some 65,000 hashes, so that the page goes on meanwhile. */
const AT_ONCE = 256;

async function solve({ nonce, difficulty }: Question): Promise<string> {
  for (let from = 0; ; from += AT_ONCE) {
    const tries = Array.from({ length: AT_ONCE }, (_, at) => String(from + at));
    const solved = await Promise.all(tries.map((answer) => isSolved({ nonce, difficulty }, answer)));
    const found = tries[solved.indexOf(true)];
    if (found !== undefined) return found;
  }
}

self.onmessage = ({ data }: MessageEvent<Question>) => {
  void solve(data).then((answer) => self.postMessage(answer));
};
