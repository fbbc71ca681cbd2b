import { parts } from '../../system/parts.ts';
import { api, by, type People, type Situation } from './situation.ts';

/** What an administrator has sent. */
export function notificationSituations({ admin, buyer }: People): Situation[] {
  const send = (change: object = {}) =>
    api(
      'POST',
      '/notifications',
      by(admin, {
        user_id: buyer.user.id,
        template: 'announcement',
        channel: 'email',
        data: { title: '안내', text: '내일 문을 엽니다.' },
        ...change,
      }),
    );
  return [
    ['a notice', 202, () => send()],
    ['a notice by no known way', 400, () => send({ channel: 'pigeon' })],
    ['a notice while the broker is away', 503, () => parts.without('redis', () => send())],
  ];
}
