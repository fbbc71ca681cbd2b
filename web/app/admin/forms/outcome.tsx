import { useEffect, useRef } from 'react';

/** What was done, where the row that had the focus may be gone: it is said, and the focus is here. */
export function Outcome({ said }: { said: string | undefined }) {
  const ref = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (said) ref.current?.focus();
  }, [said]);
  return (
    <p ref={ref} role="status" tabIndex={-1}>
      {said}
    </p>
  );
}
