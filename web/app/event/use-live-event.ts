import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { serverNow } from '../api/server-clock.ts';
import { readStockNews } from '../live/stock-news.ts';
import { useIsLive, useLive } from '../live/use-live.ts';
import { useUser } from '../session/session.ts';
import { eventQuery } from './event-query.ts';
import { isSoldOut, peopleIn, withStock } from './live-stock.ts';
import { isOnSaleAt } from './sale-state.ts';
import { useRefetchAtChange } from './use-refetch-at-change.ts';
import { useSaleState } from './use-sale-state.ts';

/** How often a page asks while tickets are sold. Stock is heard of at once where there is a line; all else is not. */
const ASK_EVERY_MS = { live: 90_000, alone: 30_000 };

/** An event as it is now: its stock as it falls, its state as the clock turns, and how many look at it. */
export function useLiveEvent(eventId: string) {
  const queries = useQueryClient();
  const options = eventQuery(eventId);
  const isLive = useIsLive();
  const isUser = useUser() !== null;
  const { data: page, refetch } = useSuspenseQuery({
    ...options,
    refetchInterval: ({ state: { data } }) =>
      data &&
      isOnSaleAt(data.event, serverNow()) &&
      (isLive ? ASK_EVERY_MS.live : ASK_EVERY_MS.alone) * (1 + Math.random() / 2),
  });
  const [people, setPeople] = useState<number>();
  useLive(
    'join-event',
    eventId,
    ['ticket-updated', 'room-info'],
    (name, message) => {
      if (name === 'room-info') setPeople(peopleIn(message));
      const news = name === 'ticket-updated' && readStockNews(message);
      if (news) queries.setQueryData(options.queryKey, (now) => now && withStock(now, news));
    },
    isUser,
  );
  useEffect(() => {
    // What was said while nobody listened.
    if (isLive) void refetch();
  }, [isLive, refetch]);
  useRefetchAtChange([page.event], refetch);
  const state = useSaleState({ ...page.event, status: statusOf(page) });
  return { ...page, state, people: isLive ? people : undefined };
}

function statusOf(page: Parameters<typeof isSoldOut>[0]) {
  const { status } = page.event;
  if (status === 'cancelled') return status;
  return isSoldOut(page) ? 'sold_out' : 'on_sale';
}
