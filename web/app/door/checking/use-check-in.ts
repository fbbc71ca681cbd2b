import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { serverNow } from '../../api/server-clock.ts';
import { useUser } from '../../session/session.ts';
import { KEPT } from '../kept/kept-queries.ts';
import type { KeptList } from '../kept/lists.ts';
import { doorSettings } from '../settings.ts';
import { check } from './check.ts';
import { signal } from './signal.ts';
import type { Verdict } from './verdict.ts';

/** `at`: ms since 1970. */
export type Done = { id: string; at: number; verdict: Verdict };

const LAST = 20;
/** The picture of a ticket is some 300 characters; what the shop would not even read is none of ours. */
const LONGEST_CODE = 1_000;

/** One scan after the other at the door of an event, the last of them, and the answer that is on the screen. */
export function useCheckIn(eventId: string, list: KeptList | undefined) {
  const queries = useQueryClient();
  const userId = useUser()?.id ?? '';
  const [done, setDone] = useState<Done[]>([]);
  const [shown, setShown] = useState<Done>();
  const [isAsking, setIsAsking] = useState(false);
  const [error, setError] = useState<unknown>();
  const isBusy = useRef(false);
  const newest = useRef<Done>(undefined);

  const note = (verdict: Verdict): Done => {
    const next = { id: crypto.randomUUID(), at: serverNow(), verdict };
    newest.current = next;
    setDone((before) => [next, ...before].slice(0, LAST));
    void queries.invalidateQueries({ queryKey: KEPT });
    return next;
  };
  const tell = (verdict: Verdict): Done => {
    const next = note(verdict);
    setShown(next);
    signal(verdict);
    return next;
  };
  /** While the next one is at the door it would be taken for theirs: then it stands among the last scans alone. */
  const correct = (told: Done, verdict: Verdict) =>
    isBusy.current || newest.current !== told ? note(verdict) : tell(verdict);
  const submit = async (code: string) => {
    if (isBusy.current) return;
    isBusy.current = true;
    setIsAsking(true);
    setError(undefined);
    try {
      if (code.length > LONGEST_CODE) {
        tell({ result: 'unknown', isOffline: false });
        return;
      }
      const { verdict, late } = await check(code, {
        eventId,
        userId,
        list,
        name: doorSettings().name.trim(),
      });
      const told = tell(verdict);
      void late.then((after) => after && correct(told, after));
    } catch (fault) {
      setError(fault);
    } finally {
      isBusy.current = false;
      setIsAsking(false);
    }
  };
  return { done, shown, isAsking, error, submit, dismiss: () => setShown(undefined) };
}
