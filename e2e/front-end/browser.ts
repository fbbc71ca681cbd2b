import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';
import { until } from '../../story/client/until.ts';
import { origin } from '../system/places.ts';

/** What login leaves in the browser's storage, as the front end reads it. */
const Session = z.object({
  token: z.string(),
  user: z.object({
    id: z.uuid(),
    userId: z.uuid(),
    name: z.string(),
    role: z.enum(['user', 'staff', 'admin']),
  }),
});

type Answer = { status: number; body: unknown };

/**
 * A browser with the original front end in it, as far as the shop can tell: the token goes along with every call,
 * public ones too; a call without a body has no content type either; cookies are carried; a 401 logs out.
 */
export class Browser {
  #session: z.output<typeof Session> | undefined;
  readonly #cookies = new Map<string, string>();
  readonly #sockets: Socket[] = [];

  get user() {
    if (!this.#session) throw new Error('nobody is logged in');
    return this.#session.user;
  }

  get isLoggedIn(): boolean {
    return this.#session !== undefined;
  }

  /** Somebody else's token, or an old one, in the storage. */
  useToken(token: string): void {
    if (this.#session) this.#session = { ...this.#session, token };
  }

  async call(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(`${origin}/api${path}`, {
      method,
      headers: {
        accept: 'application/json, text/plain, */*',
        ...(this.#session && { authorization: `Bearer ${this.#session.token}` }),
        ...(this.#cookies.size > 0 && {
          cookie: [...this.#cookies].map((pair) => pair.join('=')).join('; '),
        }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    this.#keepCookies(response);
    if (response.status === 401) this.#session = undefined;
    return { status: response.status, body: await response.json() };
  }

  /** A call whose answer the page reads; anything but 2xx is an alert with `error`. */
  async reads<Shape extends z.ZodType>(
    shape: Shape,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<z.output<Shape>> {
    const answer = await this.call(method, path, body);
    if (answer.status >= 300) throw new Alert(answer);
    return shape.parse(answer.body);
  }

  /** Sends a file as the form of the administration does. */
  async upload(path: string, file: File): Promise<Answer> {
    const form = new FormData();
    form.append('image', file);
    const response = await fetch(`${origin}/api${path}`, {
      method: 'POST',
      headers: this.#session ? { authorization: `Bearer ${this.#session.token}` } : {},
      body: form,
    });
    return { status: response.status, body: await response.json() };
  }

  async register(name: string): Promise<void> {
    const body = { email: `${crypto.randomUUID()}@walk.test`, password: 'walk-walk', name, phone: '' };
    this.#session = await this.reads(Session, 'POST', '/auth/register', body);
  }

  async logIn(email: string, password: string): Promise<void> {
    this.#session = await this.reads(Session, 'POST', '/auth/login', { email, password });
  }

  logOut(): void {
    this.#session = undefined;
  }

  /** Opens a page's socket, which joins in the very tick of connecting; resolves when it is connected. */
  async listen(join: string, eventId: string): Promise<Ear> {
    const socket = io(origin, {
      auth: { token: this.#session?.token },
      transports: ['websocket', 'polling'],
      forceNew: true,
    });
    this.#sockets.push(socket);
    const ear = new Ear(socket);
    await new Promise<void>((resolve, reject) => {
      socket.on('connect', () => {
        socket.emit(join, { eventId });
        resolve();
      });
      socket.on('connect_error', reject);
    });
    return ear;
  }

  close(): void {
    for (const socket of this.#sockets) socket.disconnect();
  }

  #keepCookies(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }
}

/** What the front end shows of a refusal. */
export class Alert extends Error {
  override name = 'Alert';
  readonly status: number;
  readonly code: string;

  constructor({ status, body }: Answer) {
    const { error, code } = z.object({ error: z.string(), code: z.string() }).parse(body);
    super(error);
    this.status = status;
    this.code = code;
  }
}

/** What one socket of a page has heard. */
export class Ear {
  readonly #heard: { event: string; payload: unknown }[] = [];

  constructor(socket: Socket) {
    socket.onAny((event: string, payload: unknown) => void this.#heard.push({ event, payload }));
  }

  all(event: string): unknown[] {
    return this.#heard.filter((one) => one.event === event).map(({ payload }) => payload);
  }

  hears(event: string, fields: Record<string, unknown>): Promise<unknown> {
    return until(
      `${event} ${JSON.stringify(fields)}`,
      async () => this.all(event),
      (heard) =>
        heard.some((payload) => Object.entries(fields).every(([name, value]) => has(payload, name, value))),
      15_000,
    );
  }
}

const has = (payload: unknown, name: string, value: unknown) =>
  typeof payload === 'object' &&
  payload !== null &&
  Object.entries(payload).some(([key, is]) => key === name && is === value);
