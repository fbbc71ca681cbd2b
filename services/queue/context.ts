import type { AdmissionPasses } from '#shared/tokens/admission-pass.ts';
import type { AuditLog } from './audit/audit-log.ts';
import type { Admission } from './calling-up/admission.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import type { Challenges } from './challenge/challenge.ts';
import type { PlaceTickets } from './lost-memory/place-ticket.ts';
import type { WatchLosses } from './lost-memory/watch-losses.ts';
import type { TellOthers } from './others/tell-others.ts';
import type { Redis } from './redis/connect.ts';
import type { DrawPlace } from './room/draw.ts';
import type { Rooms } from './room/rooms.ts';
import type { RoomRules } from './room/rules.ts';
import type { Announcer } from './sockets/announcer.ts';

/** What the domain of this service works with. */
export type QueueContext = {
  rooms: Rooms;
  rules: RoomRules;
  catalogue: Catalogue;
  admission: Pick<Admission, 'lineSeen' | 'admitNow'>;
  announcer: Pick<Announcer, 'changed' | 'cleared'>;
  lossSeen: WatchLosses;
  tellOthers: TellOthers;
  audit: AuditLog;
  redis: Redis;
  challenges: Challenges;
  issuePass: AdmissionPasses['issuePass'];
  verifyPass: AdmissionPasses['verifyPass'];
  tickets: PlaceTickets;
  drawPlace: DrawPlace;
  /** Buyers come by https. */
  secureCookies: boolean;
};
