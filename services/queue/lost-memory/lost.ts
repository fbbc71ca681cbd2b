/** A place in the line from before the room lost its memory. Times in milliseconds. */
export type LostPlace = {
  number: number;
  /** By what the line is sorted: the number, or the draw. */
  place: number;
  cameAt: number;
  /** What an admin had set of the room, as Redis keeps it. */
  settings: Record<string, string>;
};

/** A slot from before. */
export type LostSlot = { number: number; endsAt: number };
