import type { AdmissionPasses } from '#shared/tokens/admission-pass.ts';
import type { Admission } from './admission/admission.ts';
import type { RecordAct } from './audit/audit-log.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import type { Challenges } from './challenge/challenge.ts';
import type { Redis } from './redis/connect.ts';
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
  recordAct: RecordAct;
  redis: Redis;
  challenges: Challenges;
  issuePass: AdmissionPasses['issuePass'];
  /** Buyers come by https. */
  secureCookies: boolean;
};
