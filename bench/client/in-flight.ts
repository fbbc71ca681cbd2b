/** Does the same for everyone, so many of them at once; gives back what came of each. */
export async function inFlight<One, Result>(
  everyone: readonly One[],
  limit: number,
  act: (one: One, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const queue = everyone.entries();
  const worker = async () => {
    for (const [index, one] of queue) results[index] = await act(one, index);
  };
  await Promise.all(Array.from({ length: limit }, worker));
  return results;
}
