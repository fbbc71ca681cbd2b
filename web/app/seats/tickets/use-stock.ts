import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answer } from '../../api/answer.ts';
import { api } from '../../api/client.ts';
import { readStockNews } from '../../live/stock-news.ts';
import { useIsLive, useLive } from '../../live/use-live.ts';
import { type Heard, leftOf, withNews } from './stock.ts';

const EVERY_MS = 60_000;
const EVERY_MS_ALONE = 10_000;
const MESSAGES = ['ticket-updated'] as const;

const stockQuery = (eventId: string, isLive: boolean) =>
  queryOptions({
    queryKey: ['booking', 'stock', eventId],
    queryFn: async () => {
      const askedAt = performance.now();
      const path = { eventId };
      const { ticketTypes } = await answer(api.GET('/api/tickets/event/{eventId}', { params: { path } }));
      return { ticketTypes, askedAt };
    },
    staleTime: 0,
    gcTime: 5_000,
    refetchInterval: isLive ? EVERY_MS : EVERY_MS_ALONE,
  });

/** The kinds of tickets of an event, each with how many are `left` right now. */
export function useStock(eventId: string) {
  const isLive = useIsLive();
  const { data, refetch } = useSuspenseQuery(stockQuery(eventId, isLive));
  const [heard, setHeard] = useState<readonly Heard[]>([]);
  useLive('join-event', eventId, MESSAGES, (_, payload) => {
    const news = readStockNews(payload);
    if (news) setHeard((known) => withNews(known, { ...news, at: performance.now() }));
  });
  useEffect(() => {
    // What happened before the line was there, or while it was broken, nobody tells again.
    if (isLive) void refetch();
  }, [isLive, refetch]);
  const types = data.ticketTypes.map((type) => ({ ...type, left: leftOf(type, data.askedAt, heard) }));
  return { types, refetch };
}

export type TicketKind = ReturnType<typeof useStock>['types'][number];
