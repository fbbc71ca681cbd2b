import { redirect } from '@tanstack/react-router';
import { currentUser, type User } from './session.ts';

/** For a route's `beforeLoad`: only for who is logged in; others log in first and come back. */
export function requireUser({ location }: { location: { href: string } }): void {
  if (!currentUser()) throw redirect({ to: '/login', search: { from: location.href } });
}

/** Only for these roles; the services ask again, this is for the eye. */
export const requireRole =
  (...roles: User['role'][]) =>
  (place: { location: { href: string } }): void => {
    requireUser(place);
    const role = currentUser()?.role;
    if (!role || !roles.includes(role)) throw redirect({ to: '/' });
  };
