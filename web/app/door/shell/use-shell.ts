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
  await navigator.serviceWorker.register('/door-worker.js', { scope: '/door', updateViaCache: 'none' });
  await navigator.serviceWorker.ready;
}
