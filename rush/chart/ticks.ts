/** Round numbers from 0 up to the first that is not below `highest`, about as many as wanted. */
export function ticks(highest: number, wanted: number): number[] {
  const rough = highest / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(
    [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= rough) ?? power,
    1,
  );
  return Array.from({ length: Math.ceil(highest / step) + 1 }, (_, index) => index * step);
}
