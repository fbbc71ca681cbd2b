import { inSpan, SpanKind } from '../telemetry/span.ts';

/** A call that the sidecar hands to a component, as a span: which operation of which component, never its keys. */
export const componentCall = <T>(operation: string, component: string, call: () => Promise<T>): Promise<T> =>
  inSpan(
    {
      name: `${operation} ${component}`,
      kind: SpanKind.CLIENT,
      attributes: { 'peer.service': component, 'dapr.component': component, 'dapr.operation': operation },
    },
    call,
  );
