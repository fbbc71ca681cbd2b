import { directly } from '../../crowd/system/places.ts';
import { settings } from '../settings.ts';

const queues = settings.queues.length > 0 ? settings.queues : [directly.queue];

/** The replica of queue that a client goes to: they are spread evenly. */
export const queueFor = (client: number): string => queues[client % queues.length] ?? directly.queue;
