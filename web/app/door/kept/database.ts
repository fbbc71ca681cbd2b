/**
 * What this phone keeps for when there is no network. It belongs to the phone, not to who is logged in: the next shift must
 * know whom the last one let in. A list names seats and hashes, and nobody.
 */
const NAME = 'door';
const VERSION = 1;

type Store = 'lists' | 'keys' | 'admissions' | 'queue' | 'conflicts';

let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, VERSION);
  request.onupgradeneeded = () => {
    const database = request.result;
    database.createObjectStore('lists', { keyPath: 'event.id' });
    database.createObjectStore('keys', { keyPath: 'kid' });
    database.createObjectStore('admissions', { keyPath: 'ticketId' }).createIndex('eventId', 'eventId');
    database.createObjectStore('queue', { keyPath: 'place', autoIncrement: true });
    database.createObjectStore('conflicts', { keyPath: 'scan.nonce' });
  };
  return resultOf(request).then((database) => {
    // The browser takes it away, or a newer version of the page wants it: it is opened again when it is needed.
    database.onclose = () => forget();
    database.onversionchange = () => {
      database.close();
      forget();
    };
    return database;
  });
}

const forget = () => {
  opened = undefined;
};

/** What a request brings; the caller says what is in the store. */
export const resultOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Does `work`, all or nothing, and answers once it is on the disk. In it nothing else may be waited for. */
export async function inTransaction<T>(
  stores: readonly Store[],
  mode: 'readonly' | 'readwrite',
  work: (storeOf: (name: Store) => IDBObjectStore) => Promise<T> | T,
): Promise<T> {
  opened ??= open();
  opened.catch(forget);
  const transaction = (await opened).transaction(stores, mode, { durability: 'strict' });
  const ended = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
  const [result] = await Promise.all([work((name) => transaction.objectStore(name)), ended]);
  return result;
}
