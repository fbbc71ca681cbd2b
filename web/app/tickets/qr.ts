import { encode } from 'uqr';

/** Modules of white that a reader needs around the code. */
export const QUIET = 4;

/** A QR code as one path: a unit is a module, the quiet zone not counted. */
export function qrOf(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  return { size, path: data.map(runsOf).join('') };
}

/** The dark modules of a row, each run of them as one rectangle. */
function runsOf(row: readonly boolean[], y: number): string {
  let path = '';
  for (let from = 0; from < row.length; from++) {
    if (!row[from]) continue;
    let to = from;
    while (row[to]) to++;
    path += `M${from} ${y}h${to - from}v1h${from - to}z`;
    from = to;
  }
  return path;
}
