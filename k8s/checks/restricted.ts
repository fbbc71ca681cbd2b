import { containersOf, type Pod } from './objects.ts';

const VOLUMES = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'persistentVolumeClaim',
  'projected',
  'secret',
];

/**
 * What Pod Security `restricted` would refuse of a pod, and one thing more: a root that can be written.
 * https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export function restrictedFaults(pod: Pod): string[] {
  const { spec } = pod;
  const { securityContext: whole } = spec;
  const ofPod = [
    ...['hostNetwork', 'hostPID', 'hostIPC'].filter((name) => spec[name] === true),
    ...(whole.sysctls ? ['sysctls'] : []),
    ...spec.volumes
      .filter((volume) => !VOLUMES.some((kind) => kind in volume))
      .map(({ name }) => `volume ${name} is of a kind that is not allowed`),
    ...(whole.runAsUser === 0 ? ['runs as root'] : []),
  ];
  const ofContainers = containersOf(pod).flatMap(({ name, ports, securityContext: own }) => {
    const { capabilities } = own;
    const rules = {
      'runAsNonRoot is not true': (own.runAsNonRoot ?? whole.runAsNonRoot) === true,
      'runs as root': own.runAsUser !== 0,
      'allowPrivilegeEscalation is not false': own.allowPrivilegeEscalation === false,
      'is privileged': own.privileged !== true,
      'does not drop ALL': capabilities?.drop?.includes('ALL') === true,
      'adds capabilities': (capabilities?.add ?? []).every((added) => added === 'NET_BIND_SERVICE'),
      'has no seccomp profile': ['RuntimeDefault', 'Localhost'].includes(
        (own.seccompProfile ?? whole.seccompProfile)?.type ?? '',
      ),
      'can write its root': own.readOnlyRootFilesystem === true,
      'has a port of the host': ports.every(({ hostPort }) => hostPort === undefined),
    };
    return Object.entries(rules)
      .filter(([, holds]) => !holds)
      .map(([fault]) => `${name} ${fault}`);
  });
  return [...ofPod, ...ofContainers];
}
