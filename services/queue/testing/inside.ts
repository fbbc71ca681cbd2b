import { APP_API_TOKEN } from './replica.ts';

/** Calls a route that is for the inside of the shop alone, as the sidecar does. */
export const inside = (url: string, path: string, body: unknown, token = APP_API_TOKEN) =>
  fetch(url + path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'dapr-api-token': token,
      ...(path.startsWith('/internal/') && { 'dapr-caller-app-id': 'reservation' }),
    },
    body: JSON.stringify(body),
  });
