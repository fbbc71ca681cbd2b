import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { z } from 'zod';
import { type ClusterObject, nameOf } from './objects.ts';

type Schema = Record<string, unknown>;

/** Written by schemas/renew.ts, each from the module of those who make it. */
const SOURCES = ['kubernetes', 'dapr', 'gateway-api', 'envoy-gateway', 'keda'];
const QUANTITY = 'io.k8s.apimachinery.pkg.api.resource.Quantity';
const OBJECT_META = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';

/** What no module brings: the AWS Load Balancer Controller's own. Only names and labels of these are looked at. */
const WITHOUT_SCHEMA = /^gateway\.k8s\.aws\//;

const File = z.object({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) });
const definitions: Record<string, Schema> = {};
for (const source of SOURCES) {
  const text = readFileSync(join(import.meta.dirname, 'schemas', `${source}.json`), 'utf8');
  for (const [name, schema] of Object.entries(File.parse(JSON.parse(text)).schemas))
    definitions[name] = sealed(schema);
}
// `cpu: 1` is as good as `cpu: "1"`.
definitions[QUANTITY] = { type: ['string', 'number'] };

// Kubernetes' schemas have keywords and formats of their own.
const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true, logger: false });
ajv.addSchema({ $id: 'cluster', definitions });
const validators = new Map<string, ValidateFunction>();

function validatorOf(name: string): ValidateFunction {
  const there = validators.get(name);
  if (there) return there;
  const pointer = encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));
  const made = ajv.compile({ $ref: `cluster#/definitions/${pointer}` });
  validators.set(name, made);
  return made;
}

/** What an API server would refuse of an object, unknown fields too. */
export function faultsOf(object: ClusterObject): string[] {
  const kind = `${object.apiVersion} ${object.kind}`;
  const isLookedAt = !WITHOUT_SCHEMA.test(object.apiVersion);
  if (isLookedAt && !(kind in definitions))
    return [`${nameOf(object)}: no schema of ${kind}; k8s/checks/schemas/renew.ts takes it in`];
  return [...(isLookedAt ? refused(kind, object) : []), ...refused(OBJECT_META, object.metadata)].map(
    (fault) => `${nameOf(object)}: ${fault}`,
  );
}

function refused(name: string, value: unknown): string[] {
  const validate = validatorOf(name);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message = '', params }) =>
    [instancePath, message, JSON.stringify(params)].join(' '),
  );
}

/** An API server drops fields that it does not know, with a warning at best: here they are refused. */
function sealed(schema: Schema): Schema {
  if (schema.format === 'int-or-string' || schema['x-kubernetes-int-or-string'] === true)
    return { type: ['integer', 'string'] };
  const { properties, items, additionalProperties, ...rest } = schema;
  const isOpen =
    properties === undefined ||
    schema['x-kubernetes-preserve-unknown-fields'] === true ||
    additionalProperties;
  return {
    ...rest,
    ...(isSchema(properties) && { properties: eachSealed(properties) }),
    ...(isSchema(items) && { items: sealed(items) }),
    ...(isSchema(additionalProperties) && { additionalProperties: sealed(additionalProperties) }),
    ...(!isOpen && { additionalProperties: false }),
  };
}

function eachSealed(properties: Schema): Schema {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, isSchema(schema) ? sealed(schema) : schema]),
  );
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null;
}
