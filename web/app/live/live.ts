import type { Socket } from 'socket.io-client';
import { onSession, tokenOf } from '../session/session.ts';

/** What a page can hear of, each by the event's id. */
export type Subject = 'join-event' | 'join-queue' | 'join-seat-selection';

type Handler = (payload: unknown) => void;
type Joined = { subject: Subject; eventId: string };

/**
 * One socket for all pages of this tab, opened with the first subject and closed with the last. What is joined
 * is joined again in the very tick of each connection. Not all messages name their event, so pages of another
 * event have another socket.
 */
const joined = new Map<string, Joined & { count: number }>();
const stateWatchers = new Set<() => void>();
let socket: Promise<Socket> | undefined;
let openedFor = { eventId: '', token: tokenOf() };
let isConnected = false;

export const isLive = (): boolean => isConnected;

export function onLiveState(watcher: () => void): () => void {
  stateWatchers.add(watcher);
  return () => stateWatchers.delete(watcher);
}

/** Joins and hears until the returned function is called. Without a login there is nothing live. */
export function hear({ subject, eventId }: Joined, handlers: Record<string, Handler>): () => void {
  if (!tokenOf()) return () => {};
  if (joined.size === 0 && socket && openedFor.eventId !== eventId) close();
  const key = `${subject} ${eventId}`;
  const place = joined.get(key);
  joined.set(key, { subject, eventId, count: (place?.count ?? 0) + 1 });
  const opened = open(eventId);
  let isOver = false;
  const onceOpen = (work: (line: Socket) => void) => void opened.then(work, withoutIt);
  onceOpen((line) => {
    if (isOver) return;
    for (const [name, handler] of Object.entries(handlers)) line.on(name, handler);
    if (line.connected && !place) line.emit(subject, { eventId });
  });
  return () => {
    isOver = true;
    const isLast = leave(key);
    onceOpen((line) => {
      for (const [name, handler] of Object.entries(handlers)) line.off(name, handler);
      // Only who is in the channel of an event counts as looking at it; the shop knows no leaving of the others.
      if (isLast && subject === 'join-event' && line.connected) line.emit('leave-event', { eventId });
    });
  };
}

/** Says whether nobody is left who hears of it. */
function leave(key: string): boolean {
  const place = joined.get(key);
  if (place && place.count > 1) joined.set(key, { ...place, count: place.count - 1 });
  else joined.delete(key);
  // A page that follows joins again in the same moment.
  setTimeout(() => joined.size === 0 && close(), 500);
  return !joined.has(key);
}

/** The code of sockets could not be had: pages ask from time to time, and the next one tries again. */
const withoutIt = () => {};

function open(eventId: string): Promise<Socket> {
  if (socket) return socket;
  openedFor = { eventId, token: tokenOf() };
  const opening = import('socket.io-client').then(({ io }) => {
    const line = io({
      auth: (give) => give({ token: tokenOf() }),
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      reconnectionDelay: 1000,
      reconnectionDelayMax: 5000,
    });
    line.on('connect', () => {
      for (const { subject, eventId } of joined.values()) line.emit(subject, { eventId });
      say(true);
    });
    // One that was closed for another speaks no longer for this tab.
    line.on('disconnect', () => socket === opening && say(false));
    return line;
  });
  opening.catch(() => {
    if (socket === opening) socket = undefined;
  });
  socket = opening;
  return opening;
}

function close() {
  socket?.then((line) => line.disconnect(), withoutIt);
  socket = undefined;
  say(false);
}

function say(connected: boolean) {
  isConnected = connected;
  for (const watcher of stateWatchers) watcher();
}

onSession(() => {
  // Another name of the same login changes nothing that is heard.
  if (socket && tokenOf() !== openedFor.token) close();
});
