import { type RefObject, useLayoutEffect, useRef } from 'react';

/** For a `<dialog>` that is modal for as long as it is there: the browser keeps the focus inside, and gives it back. */
export function useModal(): RefObject<HTMLDialogElement | null> {
  const ref = useRef<HTMLDialogElement>(null);
  // Closed while it is still in the page: a dialog that is taken out open gives no focus back.
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (!dialog?.open) dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return ref;
}
