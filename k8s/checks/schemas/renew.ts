import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';

/**
 * `node k8s/checks/schemas/renew.ts` writes the schemas anew, from the Go modules of those who make them:
 * the kinds that k8s/ uses and may come to use, without their descriptions.
 */
const KUBERNETES = 'k8s.io/kubernetes@v1.33.13';
const KINDS = [
  'apps/v1 DaemonSet Deployment StatefulSet',
  'autoscaling/v2 HorizontalPodAutoscaler',
  'batch/v1 CronJob Job',
  'networking.k8s.io/v1 Ingress IngressClass NetworkPolicy',
  'policy/v1 PodDisruptionBudget',
  'rbac.authorization.k8s.io/v1 ClusterRole ClusterRoleBinding Role RoleBinding',
  'scheduling.k8s.io/v1 PriorityClass',
  'storage.k8s.io/v1 StorageClass',
  'v1 ConfigMap Namespace PersistentVolumeClaim Pod Service ServiceAccount',
].flatMap((line) => {
  const [apiVersion = '', ...kinds] = line.split(' ');
  return kinds.map((kind) => `${apiVersion} ${kind}`);
});

const CUSTOM = {
  dapr: {
    module: 'github.com/dapr/dapr@v1.16.0',
    files: ['components', 'configuration', 'httpendpoints', 'resiliency', 'subscription'].map(
      (name) => `charts/dapr/crds/${name}.yaml`,
    ),
  },
  'gateway-api': {
    module: 'sigs.k8s.io/gateway-api@v1.4.1',
    files: ['gatewayclasses', 'gateways', 'httproutes', 'referencegrants'].map(
      (name) => `config/crd/standard/gateway.networking.k8s.io_${name}.yaml`,
    ),
  },
  // Envoy Gateway's, for what the Gateway API has no words for.
  'envoy-gateway': {
    module: 'github.com/envoyproxy/gateway@v1.5.0',
    files: ['clienttrafficpolicies'].map(
      (name) => `charts/gateway-helm/crds/generated/gateway.envoyproxy.io_${name}.yaml`,
    ),
  },
  keda: {
    module: 'github.com/kedacore/keda/v2@v2.18.3',
    files: ['scaledobjects', 'triggerauthentications'].map((name) => `config/crd/bases/keda.sh_${name}.yaml`),
  },
};

type Schema = Record<string, unknown>;

const Downloaded = z.object({ Dir: z.string() });
const Swagger = z.object({
  definitions: z.record(
    z.string(),
    z.looseObject({
      'x-kubernetes-group-version-kind': z
        .array(z.object({ group: z.string(), version: z.string(), kind: z.string() }))
        .default([]),
    }),
  ),
});
const CustomKind = z.object({
  spec: z.object({
    group: z.string(),
    names: z.object({ kind: z.string() }),
    versions: z.array(
      z.object({
        name: z.string(),
        schema: z.object({ openAPIV3Schema: z.record(z.string(), z.unknown()) }),
      }),
    ),
  }),
});

const folderOf = (module: string): string =>
  Downloaded.parse(JSON.parse(execFileSync('go', ['mod', 'download', '-json', module], { encoding: 'utf8' })))
    .Dir;

/** One schema a line, so that a later version shows what it changes. */
function write(name: string, source: string, schemas: Record<string, unknown>): void {
  const lines = Object.entries(schemas)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([key, schema]) => `${JSON.stringify(key)}: ${JSON.stringify(withoutProse(schema))}`);
  const text = `{"source": ${JSON.stringify(source)}, "schemas": {\n${lines.join(',\n')}\n}}\n`;
  writeFileSync(join(import.meta.dirname, `${name}.json`), text);
}

/** Descriptions go, and with them most of the length; a property may well be called `description`. */
function withoutProse(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutProse);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(
    ([key, inside]) => !(key === 'description' && typeof inside === 'string'),
  );
  return Object.fromEntries(kept.map(([key, inside]) => [key, withoutProse(inside)]));
}

function builtIn(): void {
  const file = join(folderOf(KUBERNETES), 'api/openapi-spec/swagger.json');
  const { definitions } = Swagger.parse(JSON.parse(readFileSync(file, 'utf8')));
  const schemas: Record<string, unknown> = {};
  const take = (name: string) => {
    if (name in schemas) return;
    schemas[name] = definitions[name];
    for (const [, inside = ''] of JSON.stringify(definitions[name]).matchAll(/"#\/definitions\/([^"]+)"/g))
      take(inside);
  };
  for (const kind of KINDS) {
    const [name] =
      Object.entries(definitions).find(([, definition]) =>
        definition['x-kubernetes-group-version-kind'].some(
          (gvk) => `${[gvk.group, gvk.version].filter(Boolean).join('/')} ${gvk.kind}` === kind,
        ),
      ) ?? [];
    if (!name) throw new Error(`${KUBERNETES} knows no ${kind}`);
    take(name);
    schemas[kind] = { $ref: `#/definitions/${name}` } satisfies Schema;
  }
  write('kubernetes', KUBERNETES, schemas);
}

function custom(name: keyof typeof CUSTOM): void {
  const { module, files } = CUSTOM[name];
  const folder = folderOf(module);
  const schemas: Record<string, unknown> = {};
  for (const file of files)
    for (const document of parseAllDocuments(readFileSync(join(folder, file), 'utf8'))) {
      const { spec } = CustomKind.parse(document.toJS());
      for (const version of spec.versions)
        schemas[`${spec.group}/${version.name} ${spec.names.kind}`] = version.schema.openAPIV3Schema;
    }
  write(name, module, schemas);
}

builtIn();
for (const name of ['dapr', 'gateway-api', 'envoy-gateway', 'keda'] as const) custom(name);
