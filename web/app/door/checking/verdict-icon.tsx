import type { Verdict } from './verdict.ts';

/** A shape for each, told apart without colours. */
const SHAPES: Record<Verdict['result'], string> = {
  admitted: 'M4 12.5l5.5 5.5L20 7',
  already_used: 'M12 3a9 9 0 1 0 .01 0M12 7v5.5l3.5 2',
  wrong_event: 'M5 21V3M5 5h11l4 3.5L16 12H5',
  cancelled: 'M12 3a9 9 0 1 0 .01 0M5.7 5.7l12.6 12.6',
  unknown: 'M8.5 9a3.5 3.5 0 1 1 5 3.2c-1 .6-1.5 1.2-1.5 2.5M12 18.5v.1',
  unchecked: 'M12 3L2 20.5h20L12 3M12 10v5M12 17.6v.1',
};

export const VerdictIcon = ({ result, size }: { result: Verdict['result']; size: number }) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth="2.5"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <path d={SHAPES[result]} />
  </svg>
);
