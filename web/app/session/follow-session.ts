import type { QueryClient } from '@tanstack/react-query';
import type { AnyRouter } from '@tanstack/react-router';
import { forgetAllKept } from './kept.ts';
import { currentUser, onSession } from './session.ts';

/**
 * Forgets what the last user saw, and sends who is logged out to the login, from where they come back. Where another
 * user takes a user's place, by a login in another tab, the page begins anew: it shows and holds what is not theirs.
 */
export function followSession(router: AnyRouter, queries: QueryClient): void {
  let userId = currentUser()?.id;
  onSession((ended) => {
    const now = currentUser()?.id;
    if (now === userId) return;
    const before = userId;
    userId = now;
    queries.clear();
    forgetAllKept();
    if (now && before) window.location.reload();
    else if (now) void router.invalidate();
    else if (ended === 'expired')
      void router.navigate({
        to: '/login',
        search: { from: router.state.location.href, reason: 'expired' },
      });
    else void router.navigate({ to: '/' });
  });
}
