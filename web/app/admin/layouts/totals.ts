type Sold = { rows: number; seatsPerRow: number; price: number };

/** How many seats sections have, and what they bring in KRW when all are sold. */
export const totalsOf = (sections: readonly Sold[]): { seats: number; value: number } => ({
  seats: sections.reduce((sum, { rows, seatsPerRow }) => sum + rows * seatsPerRow, 0),
  value: sections.reduce((sum, { rows, seatsPerRow, price }) => sum + rows * seatsPerRow * price, 0),
});
