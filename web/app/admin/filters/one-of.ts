/** A word of the address bar, if it is one that the page knows. */
export const oneOf = <Word extends string>(
  known: readonly Word[],
  value: string | undefined,
): Word | undefined => known.find((word) => word === value);
