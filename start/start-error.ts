/** Something the person at the terminal has to know or do; its message is all that is printed. */
export class StartError extends Error {
  override name = 'StartError';
}

/** A part ended that should not have; said at once, wherever it is caught later. */
export class PartDied extends StartError {
  override name = 'PartDied';
}
