/**
 * Keeps the pages at the door for when there is no network: the addresses under /door, and the files they need, as one
 * build. It never answers for the API, nor for pages of the rest of the shop.
 */
declare const self: ServiceWorkerGlobalScope;
/** Written in when the app is built (web/door-shell.ts): the files with their versions in their names. */
declare const DOOR_FILES: readonly string[];
/** The script that the page of this build begins with. */
declare const DOOR_ENTRY: string;

const PAGE = '/door';
const FILES = DOOR_FILES;
const CACHES = 'door ';
const CACHE = CACHES + DOOR_ENTRY;
/** A door cannot wait for a network that is nearly gone. */
const PATIENCE_MS = 2_000;

self.addEventListener('install', (event) => {
  event.waitUntil(keepAll().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOthers().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (FILES.includes(pathname)) event.respondWith(keptFirst(request));
});

/** All or nothing. While a new version is rolled out the page may be of another one than this worker: then later. */
async function keepAll() {
  const answer = await fetch(PAGE, { cache: 'no-cache' });
  if (!answer.ok || !(await answer.clone().text()).includes(DOOR_ENTRY))
    throw new Error('the page is of another build');
  const cache = await caches.open(CACHE);
  await cache.addAll(FILES);
  await cache.put(PAGE, answer);
}

async function forgetOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter(isOlder).map((name) => caches.delete(name)));
}

const isOlder = (name: string) => name.startsWith(CACHES) && name !== CACHE;

/** The newest page there is, so that nobody stays with an old one; without an answer in time the one that is kept. */
async function page(request: Request): Promise<Response> {
  const fresh = fetch(request).then((answer) => (answer.status < 500 ? answer : undefined));
  const inTime = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS));
  const answer = await Promise.race([fresh, inTime]).catch(() => undefined);
  return answer ?? (await caches.match(PAGE)) ?? fetch(request);
}

/** Another version of a file has another name. */
const keptFirst = async (request: Request): Promise<Response> =>
  (await caches.match(request.url)) ?? fetch(request);
