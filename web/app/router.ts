import { createRouter } from '@tanstack/react-router';
import { Loading } from './design/spinner.tsx';
import { FaultPage } from './layout/fault-page.tsx';
import { parseSearch, stringifySearch } from './routes/address-bar.ts';
import { organiser } from './routes/organiser.ts';
import { root } from './routes/root.ts';
import { shop } from './routes/shop.ts';

/** Every address leads to a page that is a file of its own, which the browser fetches when it is near. */
export const router = createRouter({
  routeTree: root.addChildren([...shop, organiser]),
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultPendingComponent: Loading,
  defaultErrorComponent: FaultPage,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
