const STEPS = 4;

/** Round numbers for an axis from 0 that reaches at least `most`, about four of them; counts need whole ones. */
export function ticksTo(most: number): number[] {
  const step = roundUp(Math.max(most, 1) / STEPS);
  const count = Math.max(1, Math.ceil(most / step));
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

/** The next of 1, 2, 5, 10, 20, 50 … */
function roundUp(step: number): number {
  const unit = 10 ** Math.floor(Math.log10(Math.max(step, 1)));
  return unit * ([1, 2, 5].find((factor) => factor * unit >= step) ?? 10);
}
