/** How long a lease outlives the last sign of life of its process: a dead one holds nobody up for longer. */
export const LEASE_SECONDS = 4;
const RENEW_MS = 1_500;

/**
 * Renews a lease for as long as `act` runs. A renewal that fails is passed over: it only lets somebody else in
 * early, so what is done under a lease must bear being done by two.
 */
export async function whileRenewed<T>(renew: () => Promise<unknown>, act: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => renew().catch(() => undefined), RENEW_MS);
  try {
    return await act();
  } finally {
    clearInterval(timer);
  }
}
