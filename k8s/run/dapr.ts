/** What the control plane is to be like; k8s/README.md says why. */
export const DAPR_VERSION = '1.16.0';

export const DAPR_VALUES = [
  // Pod Security `restricted` wants it of every container.
  'dapr_sidecar_injector.sidecarDropALLCapabilities=true',
  // Without it a pod that starts while the injector is away has no sidecar, for ever. Asked for this namespace alone:
  // else nothing could start anywhere while it is away, itself included.
  'dapr_sidecar_injector.webhookFailurePolicy=Fail',
  'dapr_sidecar_injector.namespaceSelector.matchLabels.kubernetes\\.io/metadata\\.name=tiketi',
  // Nobody here has actors or workflows: without their placement service there is one thing less to wait for. (The
  // scheduler goes unused too, but the injector of 1.16 does not start without it.)
  'global.actors.enabled=false',
  // A busy node must not starve those who give out certificates and sidecars.
  'dapr_operator.resources.requests.cpu=100m',
  'dapr_sentry.resources.requests.cpu=100m',
  'dapr_sidecar_injector.resources.requests.cpu=100m',
] as const;

export const asFlags = (values: readonly string[]): string[] => values.flatMap((value) => ['--set', value]);
