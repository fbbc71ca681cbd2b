import { Account, type Credentials, logIn } from './account.ts';
import { ChangedRole, Room } from './answers.ts';

/** Who may change how many people an event lets in, and who works at the door. */
export class Admin extends Account {
  static async logIn(origin: string, credentials: Omit<Credentials, 'name'>): Promise<Admin> {
    return new Admin(origin, await logIn(origin, credentials));
  }

  /** Makes somebody an administrator, staff at the door, or a buyer like others. */
  setRole(userId: string, role: 'user' | 'staff' | 'admin') {
    return this.ask('PATCH', `/api/auth/admin/users/${userId}`, ChangedRole, { body: { role } });
  }

  room(eventId: string) {
    return this.ask('GET', `/api/queue/admin/${eventId}`, Room);
  }

  limitRoom(eventId: string, threshold: number) {
    return this.setRoom(eventId, { threshold });
  }

  /** `state`, `order`, `admitPerSecond` and what else a room can be set to. */
  setRoom(eventId: string, settings: Record<string, string | number>) {
    return this.ask('PUT', `/api/queue/admin/${eventId}`, Room, { body: settings });
  }
}
