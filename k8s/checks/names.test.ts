import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { makeSecrets } from '../run/secrets.ts';
import { appNames, apps } from './dev.ts';
import { read } from './files.ts';
import { containersOf, named, podOf, servicesOf } from './objects.ts';
import { deployed, environmentOf, overlays } from './overlays.ts';
import { objectsOf } from './render.ts';

const Role = z.looseObject({
  rules: z.array(
    z.object({
      apiGroups: z.array(z.string()),
      resources: z.array(z.string()),
      resourceNames: z.array(z.string()).optional(),
      verbs: z.array(z.string()),
    }),
  ),
});
const Binding = z.looseObject({
  roleRef: z.looseObject({ kind: z.string(), name: z.string() }),
  subjects: z.array(z.looseObject({ kind: z.string(), name: z.string() })),
});

/** What dev.yaml says of a sidecar, by the annotations that say it to the injector. */
const { common } = z.object({ common: z.record(z.string(), z.unknown()) }).parse(parse(read('dev.yaml')));
const AS_ANNOTATIONS = {
  enableAppHealthCheck: 'dapr.io/enable-app-health-check',
  appHealthCheckPath: 'dapr.io/app-health-check-path',
  appHealthProbeInterval: 'dapr.io/app-health-probe-interval',
  appHealthProbeTimeout: 'dapr.io/app-health-probe-timeout',
  appHealthThreshold: 'dapr.io/app-health-threshold',
  maxBodySize: 'dapr.io/max-body-size',
};
const local = 'k8s/overlays/local';

describe.each(overlays)('%s', (overlay) => {
  test('deploys the services of dev.yaml, and no other has a sidecar', () => {
    const withSidecar = objectsOf(overlay).filter(
      (object) => podOf(object)?.metadata.annotations['dapr.io/enabled'] === 'true',
    );
    expect(withSidecar.map(({ metadata }) => metadata.name).sort()).toEqual([...appNames].sort());
  });

  test.each(apps)('$appID has the same names and ports everywhere', ({ appID, appPort, env }) => {
    const { pod, container } = deployed(overlay, appID);
    const { annotations, labels } = pod.metadata;
    expect(labels['app.kubernetes.io/name']).toBe(appID);
    expect(annotations).toMatchObject({
      'dapr.io/app-id': appID,
      'dapr.io/app-port': String(appPort),
      'dapr.io/app-token-secret': `${appID}-app-token`,
      'dapr.io/config': 'tiketi',
    });
    expect(pod.spec.serviceAccountName).toBe(appID);
    expect(container.workingDir).toBe(`/app/services/${appID}`);
    expect(container.ports).toContainEqual({ name: 'http', containerPort: appPort });
    const environment = environmentOf(overlay, container);
    expect(environment).toMatchObject({
      APP_PORT: String(appPort),
      SECRET_NAME: `tiketi-${appID}`,
    });
    expect([environment.DB_NAME, environment.DB_USER]).toEqual([env.DB_NAME, env.DB_USER]);
    expect(labels['tiketi.gg/uses-postgres']).toBe(env.DB_NAME && 'true');
    const service = servicesOf(objectsOf(overlay)).find(({ metadata }) => metadata.name === appID);
    expect(service?.spec.ports).toMatchObject([{ name: 'http', port: appPort, targetPort: 'http' }]);
    for (const kind of ['ServiceAccount', 'PodDisruptionBudget']) named(objectsOf(overlay), kind, appID);
  });

  test.each(appNames)('the sidecar of %s looks after its service as dev.yaml says', (app) => {
    const { annotations } = deployed(overlay, app).pod.metadata;
    for (const [name, annotation] of Object.entries(AS_ANNOTATIONS))
      expect(annotations).toMatchObject({ [annotation]: String(common[name]) });
  });

  test.each(appNames)(
    'a pod of %s ends in this order: what it has in hand, its sidecar, the service, the patience of the cluster',
    (app) => {
      const { pod, container } = deployed(overlay, app);
      const Ending = z.object({
        lifecycle: z.object({ preStop: z.object({ sleep: z.object({ seconds: z.number() }) }) }),
      });
      const { seconds } = Ending.parse(container).lifecycle.preStop.sleep;
      const sidecar = Number.parseInt(pod.metadata.annotations['dapr.io/block-shutdown-duration'] ?? '', 10);
      // A payment is answered within twenty seconds (web/config.ts): so long the sidecar stays. It goes before the
      // service, which then finishes within ten (services/shared/lifecycle).
      expect(sidecar).toBeGreaterThanOrEqual(20);
      expect(seconds).toBeGreaterThan(sidecar);
      expect(pod.spec.terminationGracePeriodSeconds).toBeGreaterThan(seconds + 10);
    },
  );
});

describe('secrets', () => {
  const secrets = makeSecrets();

  test('are made for every service', () => {
    expect(Object.keys(secrets)).toEqual(
      expect.arrayContaining(appNames.flatMap((name) => [`tiketi-${name}`, `${name}-app-token`])),
    );
  });

  test('are there under each name by which a pod asks for one', () => {
    const asked = objectsOf(local).flatMap((object) => {
      const pod = podOf(object);
      if (!pod) return [];
      const ofContainers = containersOf(pod).flatMap(({ env, envFrom }) => [
        ...env.flatMap(({ valueFrom }) => valueFrom?.secretKeyRef ?? []),
        ...envFrom.flatMap(({ secretRef }) => (secretRef ? [{ ...secretRef, key: undefined }] : [])),
      ]);
      const ofVolumes = pod.spec.volumes.flatMap(({ secret }) =>
        secret ? [{ name: secret.secretName, key: undefined }] : [],
      );
      return [...ofContainers, ...ofVolumes];
    });
    expect(asked.length).toBeGreaterThan(appNames.length);
    for (const { name, key } of asked) {
      expect(secrets).toHaveProperty([name]);
      if (key) expect(secrets[name]).toHaveProperty([key]);
    }
  });

  test.each(appNames)('%s reads its own and what components ask for', (app) => {
    const { rules } = Role.parse(named(objectsOf(local), 'Role', app));
    expect(rules).toEqual([
      {
        apiGroups: [''],
        resources: ['secrets'],
        resourceNames: [`tiketi-${app}`, 'redis-password'],
        verbs: ['get'],
      },
    ]);
    const { roleRef, subjects } = Binding.parse(named(objectsOf(local), 'RoleBinding', app));
    expect(roleRef).toMatchObject({ kind: 'Role', name: app });
    expect(subjects).toMatchObject([{ kind: 'ServiceAccount', name: app }]);
  });

  test('are open to nobody else', () => {
    const kinds = ['Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding'];
    const others = objectsOf(local).filter(
      ({ kind, metadata }) => kinds.includes(kind) && !appNames.includes(metadata.name),
    );
    expect(others).toEqual([]);
  });
});
