import { AppError } from '#shared/http/errors.ts';

/** An attempt that has been let through. It counts on until it is said how it ended. */
export type CountedAttempt = {
  /** It was right: it counts no longer. */
  succeeded: () => Promise<void>;
  /** Nobody can say whether it was right: as if it had not been. */
  takenBack: () => Promise<void>;
};

/** Does what was attempted. What counts on is who was wrong; a fault of ours is nobody's attempt. */
export async function weighed<T>(attempt: CountedAttempt, work: () => Promise<T>): Promise<T> {
  const result = await work().catch(async (error) => {
    if (!isRefusal(error)) await attempt.takenBack();
    throw error;
  });
  await attempt.succeeded();
  return result;
}

const isRefusal = (error: unknown): boolean => error instanceof AppError && error.status < 500;
