import { ticks } from './ticks.ts';

/** One line of a chart: its points have x in seconds and y in people, ascending by x. */
export type Line = { name: string; colour: string; points: readonly (readonly [number, number])[] };

export type Chart = { title: string; subtitle: string; lines: readonly Line[] };

const WIDTH = 960;
const HEIGHT = 500;
const FRAME = { left: 76, right: 150, top: 76, bottom: 60 };
const INNER = { width: WIDTH - FRAME.left - FRAME.right, height: HEIGHT - FRAME.top - FRAME.bottom };
const LABEL_HEIGHT = 17;

/** Lines over time as SVG, each with its name where it ends; written by hand, readable without any library. */
export function chart({ title, subtitle, lines }: Chart): string {
  const points = lines.flatMap((line) => line.points);
  const across = ticks(Math.max(...points.map(([x]) => x), 1), 8);
  const up = ticks(Math.max(...points.map(([, y]) => y), 1), 6);
  const right = Math.max(...points.map(([x]) => x), 1);
  const top = up.at(-1) ?? 1;
  const x = (value: number) => round(FRAME.left + (value / right) * INNER.width);
  const y = (value: number) => round(FRAME.top + INNER.height - (value / top) * INNER.height);
  const floor = y(0);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" font-family="system-ui, sans-serif" font-size="13" fill="#333">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    `<text x="${FRAME.left}" y="30" font-size="18" font-weight="600">${escaped(title)}</text>`,
    `<text x="${FRAME.left}" y="51" fill="#666">${escaped(subtitle)}</text>`,
    ...up.flatMap((value) => [
      `<line x1="${FRAME.left}" x2="${FRAME.left + INNER.width}" y1="${y(value)}" y2="${y(value)}" stroke="#e3e3e3"/>`,
      `<text x="${FRAME.left - 9}" y="${y(value) + 4}" text-anchor="end">${value.toLocaleString('en')}</text>`,
    ]),
    ...across
      .filter((value) => value <= right)
      .flatMap((value) => [
        `<line x1="${x(value)}" x2="${x(value)}" y1="${floor}" y2="${floor + 5}" stroke="#999"/>`,
        `<text x="${x(value)}" y="${floor + 21}" text-anchor="middle">${value.toLocaleString('en')}</text>`,
      ]),
    `<line x1="${FRAME.left}" x2="${FRAME.left + INNER.width}" y1="${floor}" y2="${floor}" stroke="#999"/>`,
    `<text x="${FRAME.left + INNER.width / 2}" y="${HEIGHT - 14}" text-anchor="middle" fill="#666">seconds since the doors opened</text>`,
    `<text transform="translate(20 ${FRAME.top + INNER.height / 2}) rotate(-90)" text-anchor="middle" fill="#666">people</text>`,
    ...lines.map(
      (line) =>
        `<polyline fill="none" stroke="${line.colour}" stroke-width="2" stroke-linejoin="round" points="${line.points.map(([at, people]) => `${x(at)},${y(people)}`).join(' ')}"/>`,
    ),
    ...labels(lines, y).map(
      ({ text, colour, at }) =>
        `<text x="${FRAME.left + INNER.width + 10}" y="${at}" fill="${colour}" font-weight="600">${escaped(text)}</text>`,
    ),
    '</svg>',
    '',
  ].join('\n');
}

/** A name at the end of each line, moved up where two would lie on one another. */
function labels(lines: readonly Line[], y: (value: number) => number) {
  const wanted = lines.map(({ name, colour, points }) => {
    const last = points.at(-1)?.[1] ?? 0;
    return { text: `${name} ${last.toLocaleString('en')}`, colour, at: y(last) + 4 };
  });
  let below = Number.POSITIVE_INFINITY;
  return wanted
    .toSorted((a, b) => b.at - a.at)
    .map((label) => {
      below = Math.min(label.at, below - LABEL_HEIGHT);
      return { ...label, at: round(below) };
    });
}

const round = (value: number) => Math.round(value * 10) / 10;

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
