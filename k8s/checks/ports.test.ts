import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { currentCluster } from '../run/current.ts';
import { kind } from '../run/kind.ts';
import { lab } from '../run/lab.ts';
import { apps } from './dev.ts';
import { read } from './files.ts';
import { servicesOf } from './objects.ts';
import { objectsOf } from './render.ts';

const Mapping = z.object({ containerPort: z.number(), hostPort: z.number(), listenAddress: z.string() });
const Node = z.object({ role: z.string(), extraPortMappings: z.array(Mapping).default([]) });
const { name, nodes } = z
  .object({ name: z.string(), nodes: z.array(Node) })
  .parse(parse(read('k8s/kind/cluster.yaml')));
const mappings = nodes.flatMap(({ extraPortMappings }) => extraPortMappings);

const nodePorts = servicesOf(objectsOf('k8s/overlays/local')).flatMap(({ metadata, spec }) =>
  spec.ports.flatMap(({ name: port, nodePort }) =>
    nodePort ? [{ service: metadata.name, port, nodePort }] : [],
  ),
);
const nodePortOf = (service: string) => nodePorts.find((one) => one.service === service)?.nodePort;
const portOf = (address: string) => Number(new URL(address).port);

test('services are on the ports 30000 to 30005 of every node, in the order of dev.yaml', () => {
  expect(apps.map(({ appID }) => nodePortOf(appID))).toEqual([30000, 30001, 30002, 30003, 30004, 30005]);
});

test('Kind leads the ports of dev.yaml to them', () => {
  for (const { appID, appPort } of apps)
    expect(mappings).toContainEqual({
      containerPort: nodePortOf(appID),
      hostPort: appPort,
      listenAddress: '127.0.0.1',
    });
});

test('Kind leads to every port that is open on a node, and to none else; from this machine alone', () => {
  expect(mappings.map(({ containerPort }) => containerPort).sort()).toEqual(
    nodePorts.map(({ nodePort }) => nodePort).sort(),
  );
  expect(new Set(mappings.map(({ hostPort }) => hostPort)).size).toBe(mappings.length);
  expect(new Set(mappings.map(({ listenAddress }) => listenAddress))).toEqual(new Set(['127.0.0.1']));
});

test('Kind makes one control plane and two workers, by the name that the commands use', () => {
  expect(nodes.map(({ role }) => role)).toEqual(['control-plane', 'worker', 'worker']);
  expect(kind().kubectl).toContain(`kind-${name}`);
});

test('the addresses that are printed lead where they say', () => {
  for (const cluster of [currentCluster(), lab(), kind()])
    for (const [service, address] of Object.entries(cluster.addresses)) {
      const port = nodePortOf(service === 'origin' ? 'web' : service);
      const expected =
        cluster.name === 'kind' ? mappings.find((one) => one.containerPort === port)?.hostPort : port;
      expect(portOf(address)).toBe(expected);
    }
});
