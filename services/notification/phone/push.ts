import type { Sidecar } from '#shared/dapr/sidecar.ts';
import type { Outlet } from '../delivery/outlet.ts';
import { renderPush } from '../templates/render-text.ts';
import { invokeBinding } from './invoke-binding.ts';

/** A device's token, or a name that apps subscribe to. */
const TARGET = /^[\w.:-]{8,4096}$/;

/** The name that the apps of a user subscribe to: we keep no device tokens. */
export const targetOf = (userId: string): string => `user-${userId}`;

/** Pushes by the binding `push`. */
export const pushOver = (sidecar: Pick<Sidecar, 'url'>): Outlet => ({
  readAddress: (given) => (TARGET.test(given) ? given : undefined),
  mask: (target) => `${target.slice(0, 5)}***`,
  send: ({ address }, draft) =>
    invokeBinding(sidecar, 'push', {
      data: { to: address, ...renderPush(draft) },
      metadata: { To: address },
    }),
});
