import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { daprdModuleDir } from '../../start/places.ts';

// `node components/checks/documentation.ts` reads what components-contrib says of each type that our folders name,
// out of the Go module that daprd is built from, into documentation.json beside this file.

/**
 * Each type with the folders that say what it takes: the first has its metadata.yaml; what that leaves to "built-in"
 * ways of authentication, or forgets, stands in the tags of the Go structs.
 */
const FOLDERS: Record<string, [string, ...string[]]> = {
  'pubsub.redis': ['pubsub/redis', 'common/component/redis'],
  'pubsub.rabbitmq': ['pubsub/rabbitmq'],
  'pubsub.kafka': ['pubsub/kafka', 'common/component/kafka'],
  'pubsub.aws.snssqs': ['pubsub/aws/snssqs', 'common/authentication/aws'],
  'pubsub.azure.servicebus.topics': [
    'pubsub/azure/servicebus/topics',
    'common/component/azure/servicebus',
    'common/authentication/azure',
  ],
  'pubsub.gcp.pubsub': ['pubsub/gcp/pubsub'],
  'state.redis': ['state/redis', 'common/component/redis'],
  'state.aws.dynamodb': ['state/aws/dynamodb', 'common/authentication/aws'],
  'state.azure.cosmosdb': ['state/azure/cosmosdb', 'common/authentication/azure'],
  'lock.redis': ['lock/redis', 'common/component/redis'],
  'bindings.localstorage': ['bindings/localstorage'],
  'bindings.aws.s3': ['bindings/aws/s3', 'common/authentication/aws'],
  'bindings.azure.blobstorage': [
    'bindings/azure/blobstorage',
    'common/component/azure/blobstorage',
    'common/authentication/azure',
  ],
  'bindings.gcp.bucket': ['bindings/gcp/bucket'],
  'bindings.http': ['bindings/http'],
  'bindings.twilio.sms': ['bindings/twilio/sms'],
  'secretstores.local.env': ['secretstores/local/env'],
  'secretstores.aws.secretmanager': ['secretstores/aws/secretmanager', 'common/authentication/aws'],
  'secretstores.azure.keyvault': ['secretstores/azure/keyvault', 'common/authentication/azure'],
  'secretstores.gcp.secretmanager': ['secretstores/gcp/secretmanager'],
};

const Field = z.object({ name: z.string(), required: z.boolean().default(false) });
const Fields = z
  .array(Field)
  .nullish()
  .transform((fields) => fields ?? []);
const Profiles = z.array(z.object({ metadata: Fields })).default([]);
const Metadata = z.object({
  status: z.string(),
  authenticationProfiles: Profiles,
  builtinAuthenticationProfiles: Profiles,
  metadata: Fields,
});

const MODULE = 'github.com/dapr/components-contrib';

function moduleFolder(): { version: string; folder: string } {
  const said = execFileSync('go', ['mod', 'download', '-json', MODULE], {
    cwd: daprdModuleDir,
    encoding: 'utf8',
  });
  const { Version, Dir } = z.object({ Version: z.string(), Dir: z.string() }).parse(JSON.parse(said));
  return { version: Version, folder: Dir };
}

function documented(root: string, [own, ...others]: [string, ...string[]]) {
  const { status, ...rest } = Metadata.parse(parse(readFileSync(join(root, own, 'metadata.yaml'), 'utf8')));
  const profiles = [...rest.authenticationProfiles, ...rest.builtinAuthenticationProfiles].map(
    ({ metadata }) => metadata,
  );
  const names = [...rest.metadata, ...profiles.flat()].map(({ name }) => name);
  const tagged = [own, ...others].flatMap((folder) => namesInGo(join(root, folder)));
  return {
    status,
    required: requiredOf(rest.metadata),
    // Of these one is enough.
    profiles: profiles.map(requiredOf),
    names: [...new Set([...names, ...tagged])].toSorted(),
  };
}

const requiredOf = (fields: z.output<typeof Fields>) =>
  fields.filter(({ required }) => required).map(({ name }) => name);

/** By the tags of structs; Azure's ways of authentication are lists of names instead. */
function namesInGo(folder: string): string[] {
  const sources = readdirSync(folder)
    .filter((file) => file.endsWith('.go') && !file.endsWith('_test.go'))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
  return sources
    .flatMap((source) => [
      ...[...source.matchAll(/mapstructure(?:aliases)?:"([\w,]+)"/g)].flatMap(([, names = '']) =>
        names.split(','),
      ),
      ...[...source.matchAll(/"(azure[A-Z]\w+)"/g)].map(([, name = '']) => name),
    ])
    .filter((name) => name !== '' && name !== 'squash');
}

if (import.meta.main) {
  const { version, folder } = moduleFolder();
  const types = Object.fromEntries(
    Object.entries(FOLDERS).map(([type, folders]) => [type, documented(folder, folders)]),
  );
  const file = join(import.meta.dirname, 'documentation.json');
  writeFileSync(file, `${JSON.stringify({ version, types }, null, 2)}\n`);
  console.log(`${MODULE} ${version}: ${Object.keys(types).length} types`);
}
