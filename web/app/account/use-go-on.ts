import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useUser } from '../session/session.ts';
import { wayBack } from '../session/way-back.ts';

/**
 * Whoever is logged in, or has just logged in, has nothing left to do at a login: on to where they came from, an
 * administrator from nowhere to the administration. Returns whether they are on their way.
 */
export function useGoOn(from: string | undefined): boolean {
  const user = useUser();
  const router = useRouter();
  const home = user?.role === 'admin' ? '/admin' : '/';
  const target = user && (from ? wayBack(from) : home);
  useEffect(() => {
    if (target) router.history.replace(target);
  }, [router, target]);
  return user !== null;
}
