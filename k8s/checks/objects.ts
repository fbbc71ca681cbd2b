import { z } from 'zod';

const ServicePort = z.looseObject({
  name: z.string().optional(),
  port: z.number(),
  targetPort: z.union([z.string(), z.number()]).optional(),
  nodePort: z.number().optional(),
});

/** An object of a cluster, read no further than the checks have to. */
export const ClusterObject = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string(),
    namespace: z.string().optional(),
    labels: z.record(z.string(), z.string()).default({}),
    annotations: z.record(z.string(), z.string()).default({}),
  }),
});
export type ClusterObject = z.output<typeof ClusterObject>;

export const ServiceObject = ClusterObject.extend({
  spec: z.looseObject({
    type: z.string().default('ClusterIP'),
    selector: z.record(z.string(), z.string()).optional(),
    ports: z.array(ServicePort).default([]),
  }),
});

/** The Services among objects. */
export const servicesOf = (objects: ClusterObject[]) =>
  objects.filter(({ kind }) => kind === 'Service').map((object) => ServiceObject.parse(object));

const Variable = z.looseObject({
  name: z.string(),
  value: z.string().optional(),
  valueFrom: z
    .looseObject({ secretKeyRef: z.object({ name: z.string(), key: z.string() }).optional() })
    .optional(),
});
const Amounts = z.record(z.string(), z.union([z.string(), z.number()]));
const Security = z.looseObject({
  runAsNonRoot: z.boolean().optional(),
  runAsUser: z.number().optional(),
  seccompProfile: z.looseObject({ type: z.string() }).optional(),
});
const Container = z.looseObject({
  name: z.string(),
  image: z.string(),
  command: z.array(z.string()).default([]),
  workingDir: z.string().optional(),
  env: z.array(Variable).default([]),
  envFrom: z
    .array(
      z.looseObject({
        configMapRef: z.object({ name: z.string() }).optional(),
        secretRef: z.object({ name: z.string() }).optional(),
      }),
    )
    .default([]),
  ports: z
    .array(
      z.looseObject({
        name: z.string(),
        containerPort: z.number(),
        hostPort: z.number().optional(),
      }),
    )
    .default([]),
  resources: z
    .looseObject({ requests: Amounts.default({}), limits: Amounts.default({}) })
    .default({ requests: {}, limits: {} }),
  securityContext: Security.extend({
    allowPrivilegeEscalation: z.boolean().optional(),
    privileged: z.boolean().optional(),
    readOnlyRootFilesystem: z.boolean().optional(),
    capabilities: z
      .object({ add: z.array(z.string()).optional(), drop: z.array(z.string()).optional() })
      .optional(),
  }).default({}),
});
export type Container = z.output<typeof Container>;

const Pod = z.looseObject({
  metadata: z
    .looseObject({
      labels: z.record(z.string(), z.string()).default({}),
      annotations: z.record(z.string(), z.string()).default({}),
    })
    .default({ labels: {}, annotations: {} }),
  spec: z.looseObject({
    serviceAccountName: z.string().optional(),
    automountServiceAccountToken: z.boolean().optional(),
    securityContext: Security.default({}),
    initContainers: z.array(Container).default([]),
    containers: z.array(Container),
    volumes: z
      .array(
        z.looseObject({
          name: z.string(),
          secret: z.looseObject({ secretName: z.string() }).optional(),
        }),
      )
      .default([]),
  }),
});
export type Pod = z.output<typeof Pod>;

const WithTemplate = z.looseObject({ spec: z.looseObject({ template: Pod }) });
const WithJob = z.looseObject({ spec: z.looseObject({ jobTemplate: WithTemplate }) });

/** The pods that an object makes; none for most. */
export function podOf(object: ClusterObject): Pod | undefined {
  switch (object.kind) {
    case 'Deployment':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'Job':
      return WithTemplate.parse(object).spec.template;
    case 'CronJob':
      return WithJob.parse(object).spec.jobTemplate.spec.template;
    case 'Pod':
      return Pod.parse(object);
    default:
      return undefined;
  }
}

export const containersOf = ({ spec }: Pod): Container[] => [...spec.initContainers, ...spec.containers];

export const nameOf = ({ kind, metadata }: ClusterObject): string =>
  [kind, metadata.namespace, metadata.name].filter(Boolean).join(' ');

/** The one object of a kind and name. */
export function named(objects: ClusterObject[], kind: string, name: string): ClusterObject {
  const [found, second] = objects.filter((one) => one.kind === kind && one.metadata.name === name);
  if (!found || second) throw new Error(`${found ? 'more than one' : 'no'} ${kind} ${name}`);
  return found;
}
