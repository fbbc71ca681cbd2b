import { describe, expect, test } from 'vitest';
import { ClusterObject, named } from './objects.ts';
import { appliedFolders, objectsOf } from './render.ts';
import { faultsOf } from './schemas.ts';

test.each(appliedFolders)('%s holds what the API server knows, and no field beside', (folder) => {
  expect(objectsOf(folder).flatMap(faultsOf)).toEqual([]);
});

const local = () => objectsOf('k8s/overlays/local');

/** An object of the local overlay with one place of it written otherwise. */
function changed(kind: string, name: string, from: string, to: string): ClusterObject {
  const text = JSON.stringify(named(local(), kind, name));
  expect(text).toContain(from);
  return ClusterObject.parse(JSON.parse(text.replace(from, to)));
}

describe('what is written wrongly is found', () => {
  test.each([
    ['Deployment', 'auth', '"readinessProbe"', '"readynessProbe"'],
    ['Deployment', 'auth', '"maxUnavailable":0', '"maxUnavailable":false'],
    ['Deployment', 'auth', '"containerPort":3001', '"containerPort":"3001"'],
    ['StatefulSet', 'postgres', '"serviceName"', '"servicename"'],
    ['NetworkPolicy', 'web', '"podSelector"', '"podselector"'],
    ['Component', 'pubsub', '"secretKeyRef"', '"secretkeyref"'],
    ['Component', 'pubsub', '"scopes"', '"scope"'],
    ['Configuration', 'tiketi', '"defaultAction"', '"defaultaction"'],
    ['Resiliency', 'apps', '"maxRetries":2', '"maxRetries":"2"'],
    ['Subscription', 'event-users', '"pubsubname"', '"pubsubName"'],
    ['Subscription', 'event-users', '"labels"', '"label"'],
  ])('%s %s: %s → %s', (kind, name, from, to) => {
    expect(faultsOf(changed(kind, name, from, to))).not.toEqual([]);
  });

  test('a kind that nobody knows', () => {
    const [fault] = faultsOf(changed('Deployment', 'web', '"apps/v1"', '"apps/v2"'));
    expect(fault).toContain('no schema of apps/v2 Deployment');
  });

  test.each([
    ['gateway.networking.k8s.io/v1', 'HTTPRoute', { rules: [] }, { rule: [] }],
    [
      'keda.sh/v1alpha1',
      'ScaledObject',
      { scaleTargetRef: { name: 'queue' }, triggers: [] },
      { triggers: [] },
    ],
  ])('%s %s', (apiVersion, kind, right, wrong) => {
    const objectWith = (spec: object) =>
      ClusterObject.parse({ apiVersion, kind, metadata: { name: 'one' }, spec });
    expect(faultsOf(objectWith(right))).toEqual([]);
    expect(faultsOf(objectWith(wrong))).not.toEqual([]);
  });
});
