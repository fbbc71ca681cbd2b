import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { freePort } from '../../start/processes/ports.ts';
import { alternativesOf, type Component, componentsOf, textOf } from './folders.ts';
import { openWall } from './wall.ts';

const Loose = z.looseObject({ metadata: z.looseObject({ name: z.string() }), spec: z.looseObject({}) });
const Line = z.object({ msg: z.string() });

/** The first words of a refusal, by component; one that was loaded has none. */
export type Loaded = {
  outcomes: Record<string, string>;
  /** What was said first to who stands where Redis, the broker, and the world outside would be. */
  asked: { redis: string[]; broker: string[]; outside: string[] };
};

const LIMIT_MS = 60_000;

/** A cloud's library asks some times, with pauses drawn by lot, before it says what is wrong: longer than daprd's 5 s at times. */
const INIT_LIMIT = '30s';

/**
 * Starts a sidecar that loads all components of a folder, whoever they are for, with credentials that nobody
 * accepts and a wall where the cloud would be. `redis` is a real one, for what is not to ask a wall.
 */
export async function load(
  place: string,
  { daprd, redis }: { daprd: string; redis?: string },
): Promise<Loaded> {
  const dir = mkdtempSync(join(tmpdir(), `tiketi-load-${place}-`));
  const [redisWall, broker, outside] = await Promise.all([openWall(), openWall(), openWall()]);
  try {
    const components = [...componentsOf(place), ...alternativesOf(place)];
    const names = new Map(components.map((component) => [called(component), component]));
    writeAll(join(dir, 'components'), names);
    const log = await runUntilLoaded(daprd, dir, {
      ...credentials(dir),
      REDIS_ADDRESS: redis ?? redisWall.address,
      RABBITMQ_ADDRESS: broker.address,
      KAFKA_BROKERS: broker.address,
      HTTPS_PROXY: `http://${outside.address}`,
      HTTP_PROXY: `http://${outside.address}`,
    });
    return {
      outcomes: Object.fromEntries([...names.keys()].map((name) => [name, outcomeOf(name, log)])),
      asked: { redis: redisWall.heard(), broker: broker.heard(), outside: outside.heard() },
    };
  } finally {
    await Promise.all([redisWall.close(), broker.close(), outside.close()]);
    rmSync(dir, { recursive: true, force: true });
  }
}

/** A cloud's store of secrets would be asked for those of the others: theirs come from the environment here. */
function called({ file, name, type }: Component): string {
  if (file.includes('/alternatives/')) return `${name}-alternative`;
  return name === 'secrets' && type !== 'secretstores.local.env' ? 'secrets-of-the-cloud' : name;
}

function writeAll(folder: string, components: Map<string, Component>): void {
  mkdirSync(folder);
  const write = (file: string, name: string) => {
    const { metadata, spec, scopes: _, ...rest } = Loose.parse(parse(textOf(file)));
    const patient = { ...spec, ignoreErrors: true, initTimeout: INIT_LIMIT };
    const anybody = { ...rest, metadata: { ...metadata, name }, spec: patient };
    writeFileSync(join(folder, `${name}.yaml`), stringify(anybody));
  };
  for (const [name, { file }] of components) write(file, name);
  if (!components.has('secrets')) write('local/secrets.yaml', 'secrets');
}

/** In the forms that the clouds' libraries want; nobody knows them. */
function credentials(dir: string): Record<string, string> {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const google = join(dir, 'google.json');
  const account = {
    type: 'service_account',
    project_id: 'nobody',
    private_key_id: 'none',
    private_key: privateKey,
    client_email: 'nobody@nobody.iam.gserviceaccount.com',
    client_id: '0',
    token_uri: 'https://oauth2.googleapis.com/token',
  };
  writeFileSync(google, JSON.stringify(account));
  const secrets = ['redis', 'kafka', 'rabbitmq'].map((name) => [`${name}-password`, 'nothing']);
  return {
    ...Object.fromEntries(secrets),
    'twilio-auth-token': 'nothing',
    'push-authorization': 'nothing',
    AWS_REGION: 'ap-northeast-2',
    AWS_ACCESS_KEY_ID: 'nobody',
    AWS_SECRET_ACCESS_KEY: 'nothing',
    AWS_EC2_METADATA_DISABLED: 'true',
    AZURE_CLIENT_ID: 'nobody',
    GOOGLE_APPLICATION_CREDENTIALS: google,
    GCP_PROJECT: 'nobody',
    SERVICEBUS_NAMESPACE: 'nobody.servicebus.windows.net',
    KEY_VAULT: 'nobody',
    STORAGE_ACCOUNT: 'nobody',
    IMAGES_BUCKET: 'images',
    IMAGES_CONTAINER: 'images',
    IMAGES_DIR: join(dir, 'images'),
    STATE_TABLE: 'state',
    COSMOS_URL: 'https://nobody.documents.azure.com:443/',
    COSMOS_DATABASE: 'tiketi',
    COSMOS_CONTAINER: 'state',
    KAFKA_USER: 'nobody',
    TWILIO_FROM_NUMBER: '+10000000000',
    TWILIO_ACCOUNT_SID: 'nobody',
    SMS_URL: 'http://127.0.0.1:9/sms',
    PUSH_URL: 'http://127.0.0.1:9/push',
  };
}

async function runUntilLoaded(daprd: string, dir: string, env: Record<string, string>): Promise<string[]> {
  const [http, grpc, internal] = await Promise.all([freePort(), freePort(), freePort()]);
  const file = join(dir, 'log');
  const output = openSync(file, 'w');
  const flags = {
    'app-id': 'anybody',
    'resources-path': join(dir, 'components'),
    'dapr-http-port': http,
    'dapr-grpc-port': grpc,
    'dapr-internal-grpc-port': internal,
    'dapr-listen-addresses': '127.0.0.1',
    'dapr-internal-grpc-listen-address': '127.0.0.1',
    'enable-metrics': 'false',
    'log-as-json': 'true',
  };
  const sidecar = spawn(
    daprd,
    Object.entries(flags).map(([name, value]) => `--${name}=${value}`),
    { cwd: dir, env: { PATH: process.env.PATH, HOME: dir, ...env }, stdio: ['ignore', output, output] },
  );
  const ended = once(sidecar, 'exit');
  const said = () =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('{') && line.endsWith('}'))
      .map((line) => Line.parse(JSON.parse(line)).msg);
  try {
    const giveUpAt = Date.now() + LIMIT_MS;
    while (!said().some((line) => line.startsWith('dapr initialized'))) {
      if (sidecar.exitCode !== null || Date.now() > giveUpAt)
        throw new Error(`the sidecar did not come up: ${said().at(-1)}`);
      await pause(100);
    }
    return said();
  } finally {
    sidecar.kill('SIGKILL');
    await ended;
  }
}

/** The sidecar's own words, without what they repeat of the component. */
function outcomeOf(name: string, log: string[]): string {
  if (log.some((line) => line.startsWith(`Component loaded: ${name} (`))) return 'loaded';
  const refusal = log.find((line) => line.startsWith(`Failed to init component ${name} (`));
  return refusal?.replace(/^.*?error occurred for .*?\): /, 'refused: ') ?? `never tried: ${log.at(-1)}`;
}
