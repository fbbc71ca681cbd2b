/** Cards of the sandbox gateway, each named by the token that it gives for it. */
export const sandboxCards = [
  'approve',
  'decline',
  'insufficient',
  'slow-5',
  'drop',
  'error',
  'norefund-2',
  'deafrefund-1',
] as const;

export type SandboxCard = (typeof sandboxCards)[number];
