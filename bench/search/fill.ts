import { sql } from 'kysely';
import type { EventDb } from '../../services/event/db/schema.ts';

/**
 * Events with the words that real ones have: few artists play often, many seldom; half of the halls are in
 * Seoul; every seventh title has a word in English. Spread over three years, one in eight on sale now.
 */
export async function fill(db: EventDb, events: number): Promise<void> {
  await sql`select setseed(0.42)`.execute(db);
  await sql`
    insert into events (id, title, description, artist_name, venue, address, event_date, sale_start_date,
      sale_end_date, sold_out, cancelled_at)
    select gen_random_uuid(),
      (array['월드 투어', '단독 콘서트', '팬미팅', '뮤지컬', '록 페스티벌', '재즈의 밤', '클래식 갈라', '발레'])[1 + (random() * 7)::int]
        || case when n % 7 = 0 then ' Live in Seoul ' else ' ' end || (2025 + n % 3) || ' 제' || n % 97 || '회',
      repeat('공연 소개. 관람 안내와 주의 사항을 확인해 주세요. ', 6),
      case when random() < 0.3
        then (array['방탄소년단', 'BLACKPINK', '아이유', 'IU', '세븐틴', '뉴진스', '싸이', 'DAY6'])[1 + (random() * 7)::int]
        else '그룹 ' || substr(md5((n / 5)::text), 1, 6) end,
      (array['올림픽홀', '잠실 실내체육관', '고척 스카이돔', 'KSPO DOME', '블루스퀘어', '예스24 라이브홀', '벡스코', '문화예술회관'])[1 + (random() * 7)::int],
      (array['서울특별시 송파구', '서울특별시 구로구', '서울특별시 용산구', '서울특별시 광진구', '부산광역시 해운대구', '대구광역시 수성구', '인천광역시 연수구', '광주광역시 서구'])[1 + (random() * 7)::int]
        || ' 길 ' || n % 500,
      starts + interval '60 days', starts, starts + interval '45 days',
      random() < 0.05, case when random() < 0.02 then now() end
    from generate_series(1, ${events}::int) n,
      lateral (select now() + ((n * 7919) % 1095 - 700) * interval '1 day' + n * interval '1 second' as starts) at`.execute(
    db,
  );
  // As autovacuum does in time. Twice, for one beside the first may still look at the table as it was.
  await sql`vacuum analyze events`.execute(db);
  await sql`checkpoint`.execute(db);
  await sql`vacuum events`.execute(db);
}
