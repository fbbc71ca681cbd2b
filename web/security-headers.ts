import type { ServerResponse } from 'node:http';

const ONE_YEAR_SECONDS = 31_536_000;

const always = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** What the browser may ask its user for: pages the camera, which reads tickets at a door, and nothing else. */
const permissions = (camera: string) =>
  `camera=(${camera}), geolocation=(), microphone=(), payment=(), usb=()`;

/** Pages load nothing inline and nothing from strangers but pictures, such as an event's poster. */
const PAGE = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data: blob: https:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
};

/** A front end that is not ours may bring styles and fonts as it likes, but no script of strangers. */
const BUILT_PAGE = {
  ...PAGE,
  'style-src': "'self' 'unsafe-inline' https:",
  'font-src': "'self' data: https:",
};

const policyOf = (directives: Record<string, string>) =>
  Object.entries(directives)
    .map((directive) => directive.join(' '))
    .join('; ');

/** What no browser should ever render: JSON, and all that was refused. */
const DATA = { 'default-src': "'none'", 'frame-ancestors': "'none'" };

const POLICIES = { page: policyOf(PAGE), 'built page': policyOf(BUILT_PAGE), data: policyOf(DATA) };

export type Content = keyof typeof POLICIES;

/** What the origin tells browsers with every answer. A service's own policy, for its API page, goes before it. */
export function securityHeaders(content: Content, isHttps: boolean): Record<string, string> {
  return {
    ...always,
    'permissions-policy': permissions(content === 'data' ? '' : 'self'),
    'content-security-policy': POLICIES[content],
    // By http it means nothing, and on localhost it would bind every other project of the same machine.
    ...(isHttps && { 'strict-transport-security': `max-age=${ONE_YEAR_SECONDS}; includeSubDomains` }),
  };
}

export function setHeaders(res: ServerResponse, headers: Record<string, string>): void {
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
}
