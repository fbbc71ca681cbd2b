import type { Change } from '../changes/change.ts';
import type { Mark } from '../room/replies/call-up.ts';
import { channelOf, personalChannel } from './channels.ts';
import type { Hub } from './hub.ts';
import type { QueueProgress } from './messages.ts';

type LineNow = Omit<QueueProgress, 'eventId' | 'timestamp' | 'marks'> & { marks: Mark[] };

/** What the hub tells browsers, on all replicas. */
export type Announcer = {
  /** To the sockets by which this user waits for this event, and to no other. */
  letIn: (eventId: string, userId: string) => void;
  lineMoved: (eventId: string, queueSize: number) => void;
  /** To all who wait for this event: how the line stands, from which each computes its place. */
  progress: (eventId: string, line: LineNow) => void;
  /** To all who wait for this event: an administrator has put them out. */
  cleared: (eventId: string) => void;
  changed: (eventId: string, change: Change) => void;
};

export function createAnnouncer(hub: Hub): Announcer {
  return {
    letIn(eventId, userId) {
      hub
        .to(personalChannel(eventId, userId))
        .emit('queue-entry-allowed', { userId, eventId, message: '입장이 허용되었습니다.' });
    },
    lineMoved(eventId, queueSize) {
      hub.to(channelOf('queue', eventId)).emit('queue-updated', { queueSize, timestamp: now() });
    },
    progress(eventId, { marks, ...rest }) {
      const line = { ...rest, marks: marks.map(({ place, ahead }): [number, number] => [place, ahead]) };
      hub.to(channelOf('queue', eventId)).emit('queue-progress', { eventId, ...line, timestamp: now() });
    },
    cleared(eventId) {
      hub.to(channelOf('queue', eventId)).emit('queue-cleared', { message: CLEARED });
    },
    changed(eventId, change) {
      if (change.kind === 'seat') tellSeat(eventId, change);
      else tellStock(eventId, change);
    },
  };

  function tellSeat(eventId: string, { id: seatId, version, status }: Change & { kind: 'seat' }): void {
    const channel = hub.to(channelOf('seats', eventId));
    const timestamp = now();
    switch (status) {
      case 'available':
        channel.emit('seat-released', { seatId, status, version, timestamp });
        break;
      case 'locked':
        channel.emit('seat-selected', { seatId, status, version, timestamp });
        // The name of before, which other clients may still know.
        channel.emit('seat-locked', { seatId, status, version, timestamp });
        break;
      case 'reserved':
        channel.emit('seat-selected', { seatId, status, version, timestamp });
        break;
    }
  }

  function tellStock(eventId: string, stock: Change & { kind: 'stock' }): void {
    const { id: ticketTypeId, availableQuantity, totalQuantity, version } = stock;
    hub
      .to(channelOf('event', eventId))
      .emit('ticket-updated', { ticketTypeId, availableQuantity, totalQuantity, version, timestamp: now() });
  }
}

const CLEARED = '관리자가 대기열을 초기화했습니다. 다시 입장해 주세요.';

const now = () => new Date().toISOString();
