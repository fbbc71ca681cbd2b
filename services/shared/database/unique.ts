const UNIQUE_VIOLATION = '23505';

/** True when a row was refused because another one has what `constraint` lets only one have. */
export const violatesUnique = (error: unknown, constraint: string): boolean =>
  error instanceof Error &&
  'code' in error &&
  error.code === UNIQUE_VIOLATION &&
  'constraint' in error &&
  error.constraint === constraint;
