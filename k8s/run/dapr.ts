/** What the control plane is to be like; k8s/README.md says why. */
export const DAPR_VERSION = '1.16.0';

export const DAPR_VALUES = [
  // Pod Security `restricted` wants it of every container.
  'dapr_sidecar_injector.sidecarDropALLCapabilities=true',
  // Without it a pod that starts while the injector is away has no sidecar, for ever.
  'dapr_sidecar_injector.webhookFailurePolicy=Fail',
] as const;

export const asFlags = (values: readonly string[]): string[] => values.flatMap((value) => ['--set', value]);
