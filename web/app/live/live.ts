import type { Socket } from 'socket.io-client';
import { onSession, tokenOf } from '../session/session.ts';

/** What a page can hear of, each by the event's id. */
export type Subject = 'join-event' | 'join-queue' | 'join-seat-selection';

type Handler = (payload: unknown) => void;
type Joined = { subject: Subject; eventId: string };

/**
 * One socket for all pages of this tab, opened with the first subject and closed with the last. What is joined
 * is joined again in the very tick of each connection.
 */
const joined = new Map<string, Joined & { count: number }>();
const stateWatchers = new Set<() => void>();
let socket: Promise<Socket> | undefined;
let isConnected = false;

export const isLive = (): boolean => isConnected;

export function onLiveState(watcher: () => void): () => void {
  stateWatchers.add(watcher);
  return () => stateWatchers.delete(watcher);
}

/** Joins and hears until the returned function is called. Without a login there is nothing live. */
export function hear({ subject, eventId }: Joined, handlers: Record<string, Handler>): () => void {
  if (!tokenOf()) return () => {};
  const key = `${subject} ${eventId}`;
  const place = joined.get(key);
  joined.set(key, { subject, eventId, count: (place?.count ?? 0) + 1 });
  const opened = open();
  let isOver = false;
  void opened.then((line) => {
    if (isOver) return;
    for (const [name, handler] of Object.entries(handlers)) line.on(name, handler);
    if (line.connected && !place) line.emit(subject, { eventId });
  });
  return () => {
    isOver = true;
    void opened.then((line) => {
      for (const [name, handler] of Object.entries(handlers)) line.off(name, handler);
    });
    leave(key);
  };
}

function leave(key: string) {
  const place = joined.get(key);
  if (!place) return;
  if (place.count > 1) joined.set(key, { ...place, count: place.count - 1 });
  else joined.delete(key);
  // A page that follows joins again in the same moment.
  setTimeout(() => joined.size === 0 && close(), 500);
}

function open(): Promise<Socket> {
  socket ??= import('socket.io-client').then(({ io }) => {
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
    line.on('disconnect', () => say(false));
    return line;
  });
  return socket;
}

function close() {
  void socket?.then((line) => line.disconnect());
  socket = undefined;
  say(false);
}

function say(connected: boolean) {
  isConnected = connected;
  for (const watcher of stateWatchers) watcher();
}

onSession(() => socket && close());
