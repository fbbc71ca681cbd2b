/** The services that hear events, and so may have given some up. */
export const keepers = ['event', 'queue', 'reservation', 'payment', 'notification'] as const;
export type KeeperName = (typeof keepers)[number];
