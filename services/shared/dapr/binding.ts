import { traceHeader } from '../telemetry/request-context.ts';
import { componentCall } from './component-call.ts';
import type { Sidecar } from './sidecar.ts';

/** A component of components/ that keeps files: the machine's disk, S3 or another object store. */
export type FileStore = {
  put: (key: string, contentType: string, bytes: Uint8Array) => Promise<void>;
  get: (key: string) => Promise<Uint8Array<ArrayBuffer>>;
  remove: (key: string) => Promise<void>;
};

const LIMIT_MS = 10_000;

/**
 * Files behind an output binding; each call rejects when the store is away or has no such file. Stores
 * call a file's name by names of their own, and some want to be told that what they get is base64.
 * https://docs.dapr.io/reference/components-reference/supported-bindings/localstorage/
 * https://docs.dapr.io/reference/components-reference/supported-bindings/s3/
 */
export function fileStore({ url }: Pick<Sidecar, 'url'>, component: string): FileStore {
  async function call(operation: string, key: string, more: { data?: string; metadata?: object } = {}) {
    const names = { fileName: key, key, blobName: key };
    const response = await componentCall(operation, component, () =>
      fetch(`${url}/v1.0/bindings/${component}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...traceHeader() },
        body: JSON.stringify({ operation, data: more.data, metadata: { ...names, ...more.metadata } }),
        signal: AbortSignal.timeout(LIMIT_MS),
      }),
    );
    const bytes = await response.arrayBuffer();
    if (!response.ok) throw new Error(`${component} answers ${response.status} to ${operation}`);
    return new Uint8Array(bytes);
  }
  return {
    async put(key, contentType, bytes) {
      const data = Buffer.from(bytes).toString('base64');
      await call('create', key, { data, metadata: { decodeBase64: 'true', contentType } });
    },
    get: (key) => call('get', key),
    async remove(key) {
      await call('delete', key);
    },
  };
}
