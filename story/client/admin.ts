import { Account, type Credentials, logIn } from './account.ts';
import { ChangedRole, EventDetail, Room, Uploaded } from './answers.ts';
import { ask } from './http.ts';

/** Who may change how many people an event lets in, how it looks, and who works at the door. */
export class Admin extends Account {
  static async logIn(origin: string, credentials: Omit<Credentials, 'name'>): Promise<Admin> {
    return new Admin(origin, await logIn(origin, credentials));
  }

  /** Makes somebody an administrator, staff at the door, or a buyer like others. */
  setRole(userId: string, role: 'user' | 'staff' | 'admin') {
    return this.ask('PATCH', `/api/auth/admin/users/${userId}`, ChangedRole, { body: { role } });
  }

  async hasPoster(eventId: string): Promise<boolean> {
    const { event } = await ask(this.origin, 'GET', `/api/events/${eventId}`, EventDetail);
    return Boolean(event.poster_image_url);
  }

  setPoster(eventId: string, posterImageUrl: string) {
    return this.ask('PUT', `/api/admin/events/${eventId}`, EventDetail.pick({ event: true }), {
      body: { posterImageUrl },
    });
  }

  /** Keeps an image with the shop, and says where it is shown. */
  async upload(image: Blob): Promise<string> {
    const body = new FormData();
    body.set('image', image);
    return (await this.ask('POST', '/api/image/upload', Uploaded, { body })).url;
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
