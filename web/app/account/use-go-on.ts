import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useUser } from '../session/session.ts';
import { wayBack } from '../session/way-back.ts';

/** Where somebody's work begins. */
const HOMES = { user: '/', staff: '/door', admin: '/admin' } as const;

/**
 * Whoever is logged in, or has just logged in, has nothing left to do at a login: on to where they came from, or
 * to where their work begins. Returns whether they are on their way.
 */
export function useGoOn(from: string | undefined): boolean {
  const user = useUser();
  const router = useRouter();
  const home = HOMES[user?.role ?? 'user'];
  const target = user && (from ? wayBack(from) : home);
  useEffect(() => {
    if (target) router.history.replace(target);
  }, [router, target]);
  return user !== null;
}
