import { sql } from 'kysely';
import type { EventDb } from '../db/schema.ts';

const newsId = (number: number): string => `44444444-0000-4000-8000-00000000000${number}`;

/** Hours count back from the start of the demo. */
const NEWS = [
  {
    id: newsId(1),
    title: '티케티 서비스를 시작합니다',
    content:
      '티케티에 오신 것을 환영합니다.\n\n좌석을 직접 고르는 공연과 매수만 고르는 스탠딩 공연을 모두 예매할 수 있습니다.',
    isPinned: true,
    hoursAgo: 72,
  },
  {
    id: newsId(2),
    title: '예매 대기열 이용 안내',
    content:
      '예매가 몰리는 시간에는 대기열이 열립니다.\n\n창을 새로 고쳐도 순서는 그대로입니다.\n순서가 되면 자동으로 입장합니다.',
    isPinned: false,
    hoursAgo: 48,
  },
  {
    id: newsId(3),
    title: '취소와 환불 안내',
    content:
      '공연일 전까지 예매 내역에서 직접 취소할 수 있습니다.\n\n결제하신 카드와 포인트로 나누어 전액 돌려드립니다.',
    isPinned: false,
    hoursAgo: 24,
  },
];

/** Makes the first news of an empty board; once there is anything, it is left as it is. */
export async function seedNews(db: EventDb): Promise<void> {
  const there = await db.selectFrom('news').select('id').limit(1).executeTakeFirst();
  if (there) return;
  const at = (hours: number) => sql<Date>`now() - make_interval(hours => ${hours})`;
  await db
    .insertInto('news')
    .values(
      NEWS.map(({ id, title, content, isPinned, hoursAgo }) => ({
        id,
        title,
        content,
        author: '관리자',
        author_id: null,
        is_pinned: isPinned,
        created_at: at(hoursAgo),
        updated_at: at(hoursAgo),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
