/** Beside the ports of dev.yaml: where a second process of a service is, if there is one. */
export const REPLICA_PORTS = 50;
