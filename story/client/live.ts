import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';

type Heard = { event: string; payload: unknown };
type Subject = 'join-event' | 'join-queue' | 'join-seat-selection';

const LIMIT_MS = 10_000;

/** What a buyer's browser hears live. Everything heard is kept, so that nothing is missed before it is asked for. */
export class Live {
  readonly #socket: Socket;
  readonly #heard: Heard[] = [];
  readonly #listeners = new Set<(heard: Heard) => void>();

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.onAny((event: string, payload: unknown) => {
      const heard = { event, payload };
      this.#heard.push(heard);
      for (const listener of this.#listeners) listener(heard);
    });
  }

  /** Connects and joins in the very tick of connecting, as the front end does; resolves when it has joined. */
  static async join(origin: string, token: string, eventId: string, ...subjects: Subject[]): Promise<Live> {
    const socket = io(origin, {
      auth: { token },
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
    });
    const live = new Live(socket);
    const connected = Promise.withResolvers<void>();
    socket.on('connect_error', connected.reject);
    socket.on('connect', () => {
      for (const subject of subjects) socket.emit(subject, { eventId });
      // The only join that is answered; packets are handled in order, so the others stand by then.
      socket.emit('join-event', { eventId });
      connected.resolve();
    });
    try {
      await within(connected.promise, 'a socket connection');
      await live.hears('room-info', z.object({ eventId: z.literal(eventId) }));
      return live;
    } catch (error) {
      live.close();
      throw error;
    }
  }

  /** Resolves with the first message of this name, past or coming, that has this shape. */
  async hears<Shape extends z.ZodType>(
    event: string,
    shape: Shape,
    limitMs = LIMIT_MS,
  ): Promise<z.output<Shape>> {
    const { promise, resolve } = Promise.withResolvers<z.output<Shape>>();
    const listener = (heard: Heard) => {
      const read = shape.safeParse(heard.payload);
      if (heard.event === event && read.success) resolve(read.data);
    };
    this.#listeners.add(listener);
    this.#heard.forEach(listener);
    try {
      return await within(promise, `${event} on the socket`, limitMs);
    } finally {
      this.#listeners.delete(listener);
    }
  }

  /** Everything of this name heard so far. */
  heard(event: string): unknown[] {
    return this.#heard.filter((one) => one.event === event).map((one) => one.payload);
  }

  close(): void {
    this.#socket.disconnect();
  }
}

async function within<T>(promise: Promise<T>, what: string, limitMs = LIMIT_MS): Promise<T> {
  const limit = Promise.withResolvers<never>();
  const timer = setTimeout(() => limit.reject(new Error(`no ${what} within ${limitMs} ms`)), limitMs);
  try {
    return await Promise.race([promise, limit.promise]);
  } finally {
    clearTimeout(timer);
  }
}
