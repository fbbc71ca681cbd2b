import { describe, expect, test } from 'vitest';
import { ClusterObject, containersOf, named, nameOf, type Pod, podOf, servicesOf } from './objects.ts';
import { appliedFolders, objectsOf } from './render.ts';
import { restrictedFaults } from './restricted.ts';

const podsOf = (folder: string) =>
  objectsOf(folder).flatMap((object) => {
    const pod = podOf(object);
    return pod ? [{ object, pod }] : [];
  });

const withPods = appliedFolders.filter((folder) => podsOf(folder).length > 0);
const namespaces = new Map(
  appliedFolders
    .flatMap(objectsOf)
    .filter(({ kind }) => kind === 'Namespace')
    .map(({ metadata }) => [metadata.name, metadata.labels] as const),
);

describe('Pod Security', () => {
  test('the namespace of the shop enforces `restricted`', () => {
    expect(namespaces.get('tiketi')).toMatchObject({ 'pod-security.kubernetes.io/enforce': 'restricted' });
  });

  test.each(withPods)('%s: every pod stands in a namespace that says what it enforces', (folder) => {
    const unsaid = podsOf(folder).filter(
      ({ object: { metadata } }) =>
        !namespaces.get(metadata.namespace ?? '')?.['pod-security.kubernetes.io/enforce'],
    );
    expect(unsaid.map(({ object }) => nameOf(object))).toEqual([]);
  });

  test.each(withPods)('%s: no pod that `restricted` would refuse, or that can write its root', (folder) => {
    const faults = podsOf(folder)
      .filter(
        ({ object: { metadata } }) =>
          namespaces.get(metadata.namespace ?? '')?.['pod-security.kubernetes.io/enforce'] === 'restricted',
      )
      .flatMap(({ object, pod }) => restrictedFaults(pod).map((fault) => `${nameOf(object)}: ${fault}`));
    expect(faults).toEqual([]);
  });

  test.each([
    ['"runAsNonRoot":true', '"runAsNonRoot":false'],
    ['"allowPrivilegeEscalation":false', '"allowPrivilegeEscalation":true'],
    ['"drop":["ALL"]', '"drop":["NET_RAW"]'],
    ['"type":"RuntimeDefault"', '"type":"Unconfined"'],
    ['"readOnlyRootFilesystem":true', '"readOnlyRootFilesystem":false'],
    ['"emptyDir":{}', '"hostPath":{"path":"/"}'],
    ['"automountServiceAccountToken":false', '"hostNetwork":true'],
    ['"runAsUser":1000', '"runAsUser":0'],
  ])('a pod with %s made %s is found', (from, to) => {
    const web = JSON.stringify(named(objectsOf('k8s/overlays/local'), 'Deployment', 'web'));
    expect(web).toContain(from);
    const pod = podOf(ClusterObject.parse(JSON.parse(web.replace(from, to))));
    expect(pod && restrictedFaults(pod)).toHaveLength(1);
  });
});

test.each(withPods)('%s: every container says what it asks for and how much memory it may have', (folder) => {
  const unsaid = podsOf(folder).flatMap(({ object, pod }) =>
    containersOf(pod)
      .filter(({ resources: { requests, limits } }) => !requests.cpu || !requests.memory || !limits.memory)
      .map(({ name }) => `${nameOf(object)}: ${name}`),
  );
  expect(unsaid).toEqual([]);
});

test.each(withPods)('%s: only who has rights of its own carries a token of the API server', (folder) => {
  const carrying = podsOf(folder).filter(
    ({ pod: { spec } }) => spec.automountServiceAccountToken !== false && !spec.serviceAccountName,
  );
  expect(carrying.map(({ object }) => nameOf(object))).toEqual([]);
});

describe('Services', () => {
  const carries = (pod: Pod, selector: Record<string, string>) =>
    Object.entries(selector).every(([label, value]) => pod.metadata.labels[label] === value);

  const pairs = (folder: string) =>
    servicesOf(objectsOf(folder)).map((service) => ({
      service,
      behind: podsOf(folder).filter(
        ({ object, pod }) =>
          object.metadata.namespace === service.metadata.namespace &&
          service.spec.selector &&
          carries(pod, service.spec.selector),
      ),
    }));

  test.each(withPods)('%s: each leads to ports that its pods have', (folder) => {
    const faults = pairs(folder).flatMap(({ service, behind }) => {
      if (behind.length === 0 && service.spec.type !== 'ExternalName')
        return [`${nameOf(service)} leads to nobody`];
      return service.spec.ports.flatMap(({ port, targetPort = port }) =>
        behind
          .filter(
            ({ pod }) =>
              !containersOf(pod).some(({ ports }) =>
                ports.some(({ name, containerPort }) => [name, containerPort].includes(targetPort)),
              ),
          )
          .map(({ object }) => `${nameOf(service)}: ${nameOf(object)} has no port ${targetPort}`),
      );
    });
    expect(faults).toEqual([]);
  });

  test.each(withPods)('%s: whoever is called says when it can be', (folder) => {
    const silent = pairs(folder)
      .flatMap(({ behind }) => behind)
      .filter(({ pod }) => !containersOf(pod).some(({ readinessProbe }) => readinessProbe))
      .map(({ object }) => nameOf(object));
    expect([...new Set(silent)]).toEqual([]);
  });
});
