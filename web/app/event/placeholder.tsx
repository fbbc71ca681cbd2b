import { placeholderShape } from './placeholder-shape.ts';

/** A calm picture in the place of a poster, drawn from the title. It says nothing that the title does not. */
export function Placeholder({ title }: { title: string }) {
  const { hue, pattern, turns } = placeholderShape(title);
  const light = `oklch(0.86 0.09 ${hue})`;
  const [dark, middle] = [`oklch(0.36 0.09 ${hue})`, `oklch(0.5 0.11 ${(hue + 24) % 360})`];
  return (
    <svg viewBox="0 0 120 160" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <rect width="120" height="160" fill={dark} />
      <circle cx={20 + (turns[0] ?? 0) * 80} cy="150" r="110" fill={middle} opacity="0.55" />
      <g fill="none" stroke={light} strokeWidth="1.5" opacity="0.75">
        {pattern === 0 && <Rings turns={turns} />}
        {pattern === 1 && <Beams turns={turns} fill={light} />}
        {pattern === 2 && <Bars turns={turns} fill={light} />}
      </g>
    </svg>
  );
}

type Turns = { turns: readonly number[] };

/** A record on its plate. */
const Rings = ({ turns: [x = 0, y = 0] }: Turns) =>
  [10, 18, 27, 37, 48, 60, 73].map((radius) => (
    <circle key={radius} cx={40 + x * 40} cy={55 + y * 40} r={radius} />
  ));

/** Lights over a stage. */
const Beams = ({ turns, fill }: Turns & { fill: string }) =>
  turns.slice(0, 4).map((turn, index) => {
    const [from, to] = [15 + index * 30, -20 + turn * 160];
    return (
      <path
        key={`${turn}`}
        d={`M${from} -4 L${to - 22} 164 H${to + 22} Z`}
        fill={fill}
        stroke="none"
        opacity="0.22"
      />
    );
  });

/** Loud and soft. */
const Bars = ({ turns, fill }: Turns & { fill: string }) =>
  turns.map((turn, index) => {
    const height = 16 + turn * 72;
    return (
      <rect
        key={`${turn}`}
        x={10 + index * 11.5}
        y={80 - height / 2}
        width="6"
        height={height}
        rx="3"
        fill={fill}
        stroke="none"
      />
    );
  });
