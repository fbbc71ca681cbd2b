import { useSuspenseQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useIsLive, useLive } from '../../live/use-live.ts';
import { type SeatBoard, seatBoard } from './seat-board.ts';
import { seatMapQuery } from './seat-map-query.ts';
import { readSeatNews } from './seat-news.ts';

const MESSAGES = ['seat-selected', 'seat-released'] as const;

/** The seats of an event as they are now; `refetch` asks for all of them again. */
export function useSeatBoard(eventId: string): { board: SeatBoard; refetch: () => void } {
  const isLive = useIsLive();
  const { data, refetch } = useSuspenseQuery(seatMapQuery(eventId, isLive));
  const [board] = useState(() => seatBoard(data.map, data.askedAt));
  useLive('join-seat-selection', eventId, MESSAGES, (_, payload) => {
    const news = readSeatNews(payload);
    if (news) board.hear(news, performance.now());
  });
  useEffect(() => {
    // What happened before the line was there, or while it was broken, nobody tells again.
    if (isLive) void refetch();
  }, [isLive, refetch]);
  useEffect(() => {
    board.load(data.map, data.askedAt);
  }, [data, board]);
  return { board, refetch };
}
