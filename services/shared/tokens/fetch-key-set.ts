import type { JSONWebKeySet } from 'jose';
import { z } from 'zod';
import { invoke } from '../dapr/invoke.ts';
import type { Sidecar } from '../dapr/sidecar.ts';

const KeySet = z.object({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string() })) });

/** Auth's public keys (RFC 7517), asked through the sidecars. */
export const fetchKeySet = (sidecar: Sidecar): Promise<JSONWebKeySet> =>
  invoke(sidecar, { app: 'auth', path: '/.well-known/jwks.json', answer: KeySet });
