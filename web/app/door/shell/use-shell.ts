import { useEffect, useState } from 'react';

/** Whether this page will open without a network. */
export type Shell = 'ready' | 'preparing' | 'none';

/** Has the browser keep the door's pages, and what they keep, for when there is no network. */
export function useShell(): Shell {
  const [shell, setShell] = useState<Shell>('preparing');
  useEffect(() => {
    let isOver = false;
    keepShell().then(
      () => isOver || setShell('ready'),
      () => isOver || setShell('none'),
    );
    return () => {
      isOver = true;
    };
  }, []);
  return shell;
}

async function keepShell(): Promise<void> {
  // The files of a development server change with every look.
  if (!import.meta.env.PROD) throw new Error('only what was built can be kept');
  // Else the browser may clear away whom we let in, when the phone is full.
  void navigator.storage?.persist?.();
  const options: RegistrationOptions = { scope: '/door', updateViaCache: 'none' };
  const { active, waiting, installing } = await navigator.serviceWorker.register('/door-worker.js', options);
  const worker = active ?? waiting ?? installing;
  if (worker) await isActivated(worker);
}

/** `serviceWorker.ready` would wait for ever on a page that was opened outside of the door. */
const isActivated = (worker: ServiceWorker): Promise<void> =>
  new Promise((resolve, reject) => {
    const look = () => {
      if (worker.state === 'activated') resolve();
      if (worker.state === 'redundant') reject(new Error('the files could not be kept'));
    };
    worker.addEventListener('statechange', look);
    look();
  });
