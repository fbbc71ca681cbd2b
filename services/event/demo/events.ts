import type { EventFacts } from '#shared/events/facts.ts';
import type { EventStatus } from '../events/status.ts';
import { type DemoLayout, LARGE_THEATER, SMALL_THEATER, SPORTS_STADIUM } from './layouts.ts';

/** An event to look at. `shows` is the state it is there for; hours count from the start of the demo. */
export type DemoEvent = {
  id: string;
  shows: EventStatus;
  title: string;
  description: string;
  artist: string | null;
  venue: string;
  address: string;
  saleStartsInHours: number;
  saleEndsInHours: number;
  /** At seven in the evening, Korean time, so many days from now. */
  playsInDays: number;
  layout: DemoLayout | null;
  ticketTypes: EventFacts['ticketTypes'];
};

const DAY = 24;
const ON_SALE = { saleStartsInHours: -DAY, saleEndsInHours: 30 * DAY, playsInDays: 45 } as const;

const eventId = (number: number): string => `22222222-0000-4000-8000-00000000000${number}`;

/** `number` counts over all demo events, so that each ticket type has an id of its own. */
const tickets = (number: number, name: string, price: number, total: number, available = total) => ({
  id: `33333333-0000-4000-8000-0000000000${String(number).padStart(2, '0')}`,
  name,
  price,
  totalQuantity: total,
  availableQuantity: available,
  description: null,
});

/** One event of each kind, and the larger halls. */
export const DEMO_EVENTS: DemoEvent[] = [
  {
    id: eventId(1),
    shows: 'on_sale',
    title: '한밤의 재즈 클럽',
    description: '네 사람의 연주자가 들려주는 늦은 밤의 재즈. 좌석을 골라 예매합니다.',
    artist: '한밤 콰르텟',
    venue: '대학로 작은극장',
    address: '서울특별시 종로구 대학로 120',
    ...ON_SALE,
    layout: SMALL_THEATER,
    ticketTypes: [],
  },
  {
    id: eventId(2),
    shows: 'on_sale',
    title: '한강 겨울 록 페스티벌',
    description: '스탠딩 공연입니다. 좌석 없이 매수를 골라 예매합니다.',
    artist: null,
    venue: '난지 한강공원',
    address: '서울특별시 마포구 한강난지로 162',
    ...ON_SALE,
    layout: null,
    ticketTypes: [
      tickets(1, '프론트 스탠딩', 165_000, 200),
      tickets(2, '일반 스탠딩', 110_000, 800),
      tickets(3, '피크닉 존', 77_000, 500),
      tickets(4, '청소년', 55_000, 100),
    ],
  },
  {
    id: eventId(3),
    shows: 'upcoming',
    title: '겨울밤의 발레: 호두까기 인형',
    description: '예매가 열리기를 기다리는 공연입니다. 겨울밤의 고전을 발레로 만납니다.',
    artist: '서울 시티 발레단',
    venue: '대학로 작은극장',
    address: '서울특별시 종로구 대학로 120',
    saleStartsInHours: 1,
    saleEndsInHours: 14 * DAY,
    playsInDays: 30,
    layout: SMALL_THEATER,
    ticketTypes: [],
  },
  {
    id: eventId(4),
    shows: 'ended',
    title: '가을밤 포크 콘서트',
    description: '판매가 끝난 공연입니다.',
    artist: '느린 우체통',
    venue: '올림픽공원 수변무대',
    address: '서울특별시 송파구 올림픽로 424',
    saleStartsInHours: -60 * DAY,
    saleEndsInHours: -31 * DAY,
    playsInDays: -30,
    layout: null,
    ticketTypes: [tickets(5, '일반석', 44_000, 300)],
  },
  {
    id: eventId(5),
    shows: 'cancelled',
    title: '바닷가 클래식 갈라',
    description: '취소된 공연입니다.',
    artist: '부산 필하모닉 앙상블',
    venue: '영화의전당 하늘연극장',
    address: '부산광역시 해운대구 수영강변대로 120',
    ...ON_SALE,
    layout: SMALL_THEATER,
    ticketTypes: [],
  },
  {
    id: eventId(6),
    shows: 'sold_out',
    title: '팬미팅: 스물네 번째 생일',
    description: '모두 팔린 공연입니다.',
    artist: '루나',
    venue: '예스24 라이브홀',
    address: '서울특별시 광진구 구천면로 20',
    ...ON_SALE,
    layout: null,
    ticketTypes: [tickets(6, '스탠딩', 88_000, 500, 0), tickets(7, '지정석', 99_000, 200, 0)],
  },
  {
    id: eventId(7),
    shows: 'on_sale',
    title: '뮤지컬 「별을 세는 밤」',
    description: '대극장에서 만나는 창작 뮤지컬.',
    artist: null,
    venue: '블루스퀘어 대극장',
    address: '서울특별시 용산구 이태원로 294',
    ...ON_SALE,
    playsInDays: 60,
    layout: LARGE_THEATER,
    ticketTypes: [],
  },
  {
    id: eventId(8),
    shows: 'on_sale',
    title: 'TIKETI 월드 투어 인 서울',
    description: '4,900석 경기장을 채우는 월드 투어의 서울 공연.',
    artist: 'TIKETI',
    venue: '잠실 실내체육관',
    address: '서울특별시 송파구 올림픽로 25',
    ...ON_SALE,
    playsInDays: 90,
    layout: SPORTS_STADIUM,
    ticketTypes: [],
  },
];
