import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import styles from './act-details.module.css';
import { detailsOf } from './details.ts';

/** What the details of acts are called; one without a name here keeps its own. */
const names = texts<Record<string, string>>({
  ko: {
    title: '제목',
    name: '이름',
    role: '역할',
    amount: '금액',
    card_amount: '카드',
    point_amount: '포인트',
    balance_after: '잔액',
    reason: '이유',
    items: '좌석과 티켓',
    from: '이전 상태',
    paid: '결제됨',
    day: '날짜',
    gateway: '결제사',
    venue: '장소',
    author: '글쓴이',
    price: '가격',
    quantity: '수량',
    totalQuantity: '수량',
    seatsCreated: '만든 좌석',
    seatsDeleted: '지운 좌석',
    eventDate: '공연 날짜',
    saleStartDate: '판매 시작',
    saleEndDate: '판매 종료',
    signsFrom: '서명 시작',
    address: '주소',
    description: '설명',
    artistName: '아티스트',
    posterImageUrl: '포스터',
    ticketTypes: '티켓 종류',
    sections: '구역',
    seatLayoutId: '좌석 배치도',
    key: '파일',
    bytes: '바이트',
    width: '너비',
    height: '높이',
    eventId: '공연',
    reservation_id: '예매',
    user_id: '회원',
    refund_id: '환불',
    adjustment_id: '조정',
  },
  en: {
    title: 'Title',
    name: 'Name',
    role: 'Role',
    amount: 'Amount',
    card_amount: 'Card',
    point_amount: 'Points',
    balance_after: 'Balance',
    reason: 'Reason',
    items: 'Seats and tickets',
    from: 'It was',
    paid: 'Paid',
    day: 'Day',
    gateway: 'Gateway',
    venue: 'Venue',
    author: 'Author',
    price: 'Price',
    quantity: 'Quantity',
    totalQuantity: 'Quantity',
    seatsCreated: 'Seats made',
    seatsDeleted: 'Seats deleted',
    eventDate: 'Date of the event',
    saleStartDate: 'Sale begins',
    saleEndDate: 'Sale ends',
    signsFrom: 'Signs from',
    address: 'Address',
    description: 'Description',
    artistName: 'Artist',
    posterImageUrl: 'Poster',
    ticketTypes: 'Ticket types',
    sections: 'Sections',
    seatLayoutId: 'Seat layout',
    key: 'File',
    bytes: 'Bytes',
    width: 'Width',
    height: 'Height',
    eventId: 'Event',
    reservation_id: 'Booking',
    user_id: 'User',
    refund_id: 'Refund',
    adjustment_id: 'Adjustment',
  },
});

/** The details of an act as a list. */
export function ActDetails({ details }: { details: Record<string, unknown> }) {
  const text = useText(names);
  const entries = detailsOf(details, useFormat());
  if (entries.length === 0) return null;
  return (
    <dl className={styles.details}>
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt>{text[name] ?? name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
