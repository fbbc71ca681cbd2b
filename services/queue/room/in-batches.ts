/** As many as one act on a room may well be told of. */
const PEOPLE_A_CALL = 1_000;

export const inBatches = <T>(people: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(people.length / PEOPLE_A_CALL) }, (_, at) =>
    people.slice(at * PEOPLE_A_CALL, (at + 1) * PEOPLE_A_CALL),
  );
