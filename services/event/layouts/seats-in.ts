import type { Layout } from '#shared/events/facts.ts';

/** How many seats a layout has. */
export const seatsIn = ({ sections }: Layout): number =>
  sections.reduce((sum, { rows, seatsPerRow }) => sum + rows * seatsPerRow, 0);
