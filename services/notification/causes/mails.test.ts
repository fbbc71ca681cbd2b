import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ALL_WANTED, type Wanted } from '../accounts/wanted.ts';
import { type MailServer, startMailServer } from '../testing/mail-server.ts';
import {
  aBuyer,
  aChange,
  aCharge,
  aPayment,
  aRefund,
  aReservation,
  ORIGIN,
  openPostOffice,
  type PostOffice,
  standing,
} from '../testing/post-office.ts';

let server: MailServer;
let office: PostOffice;
beforeAll(async () => {
  server = await startMailServer();
});
afterAll(() => server.stop());
beforeEach(() => {
  server.mood = 'takes';
  office = openPostOffice(server.port);
});

/** The one mail to this address. */
function mailTo({ email }: { email: string }) {
  const mails = server.to(email);
  expect(mails).toHaveLength(1);
  const [mail] = mails;
  if (!mail) throw new Error('no mail');
  return { ...mail, html: mail.html || '' };
}

describe('the mail', () => {
  test('to who paid says what was reserved and paid, in won and Seoul time, and where to see it', async () => {
    const buyer = aBuyer();
    const payment = aPayment(buyer);
    expect(await office.deliver('payment.paid', payment)).toBe('SUCCESS');
    const mail = mailTo(buyer);
    expect(mail.subject).toBe('[Tiketi] 결제가 완료되었습니다 — 한밤의 재즈 클럽');
    expect(mail.from?.text).toBe('"Tiketi" <no-reply@tiketi.gg>');
    expect(mail.to).toMatchObject({ value: [{ name: '김티켓', address: buyer.email }] });
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail.text).toBe(`김티켓님, 안녕하세요.

결제가 완료되었습니다. 예매 내용은 아래와 같습니다.

예매번호: TK1795407398865ABCDE
공연: 한밤의 재즈 클럽
장소: 대학로 작은극장
일시: 2026년 12월 13일 일요일 오후 7:00
좌석: R-1-2
결제 금액: ₩110,000 (카드 ₩100,000 + 포인트 10,000P)
결제 일시: 2026년 12월 1일 화요일 오전 12:30

예매 내역 보기: ${ORIGIN}/reservations/${payment.reservation.id}

이 메일은 발신 전용입니다. — Tiketi
`);
    for (const part of ['TK1795407398865ABCDE', '₩110,000', '2026년 12월 13일 일요일 오후 7:00']) {
      expect(mail.html).toContain(part);
    }
    expect(mail.html).toContain(`<a href="${ORIGIN}/reservations/${payment.reservation.id}">`);
  });

  test.each([
    ['by card alone', { pointUsed: 0, cardAmount: 110_000 }, '₩110,000 (카드 ₩110,000)'],
    ['by points alone', { pointUsed: 110_000, cardAmount: 0 }, '₩110,000 (포인트 110,000P)'],
  ])('to who paid %s names no other way', async (_, split, shown) => {
    const buyer = aBuyer();
    await office.deliver('payment.paid', aPayment(buyer, split));
    expect(mailTo(buyer).text).toContain(`결제 금액: ${shown}\n`);
  });

  test.each([
    ['cancelled', '예매가 취소되어 결제하신 금액을 모두 돌려드렸습니다.'],
    ['rejected', '결제가 늦게 도착하여 예매를 확정하지 못했습니다.'],
    ['admin', '관리자가 예매를 취소하고 결제하신 금액을 모두 돌려드렸습니다.'],
  ] as const)('to who got the money back for what was %s says why', async (reason, sentence) => {
    const buyer = aBuyer();
    expect(await office.deliver('payment.refunded', aRefund(buyer, { reason }))).toBe('SUCCESS');
    const mail = mailTo(buyer);
    expect(mail.subject).toBe('[Tiketi] 예매 취소 및 환불 안내 — 한밤의 재즈 클럽');
    expect(mail.text).toContain(sentence);
    expect(mail.text).toContain('환불 금액: ₩110,000 (카드 ₩100,000 + 포인트 10,000P)\n');
    expect(mail.text).toContain('환불 일시: 2026년 12월 1일 화요일 오전 9:05\n');
  });

  test('to who bought points says how many, and how many there are now', async () => {
    const buyer = aBuyer();
    expect(await office.deliver('points.charged', aCharge(buyer))).toBe('SUCCESS');
    const mail = mailTo(buyer);
    expect(mail.subject).toBe('[Tiketi] 포인트가 충전되었습니다');
    expect(mail.text).toContain('충전 포인트: 30,000P\n보유 포인트: 1,045,000P\n');
    expect(mail.text).toContain('충전 일시: 2026년 12월 1일 화요일 오후 12:00\n');
  });

  test('to who holds standing tickets has the link to pay, and until when', async () => {
    const buyer = aBuyer();
    const reservation = aReservation(buyer, {
      kind: 'tickets',
      items: [standing(2)],
      expiresAt: '2026-11-30T03:30:00.000Z',
    });
    expect(await office.deliver('reservation.held', aChange(reservation))).toBe('SUCCESS');
    const mail = mailTo(buyer);
    expect(mail.subject).toBe('[Tiketi] 결제를 완료해 주세요 — 한밤의 재즈 클럽');
    expect(mail.text).toContain('티켓: 일반 스탠딩 × 2\n');
    expect(mail.text).toContain('결제하실 금액: ₩110,000\n');
    expect(mail.text).toContain('결제 기한: 2026년 11월 30일 월요일 오후 12:30\n');
    expect(mail.text).toContain(`결제하기: ${ORIGIN}/payment/${reservation.id}\n`);
  });

  test('to the owner of what costs nothing says that it is confirmed, and of no payment', async () => {
    const buyer = aBuyer();
    const confirmed = { ...aChange(aReservation(buyer, { totalAmount: 0 })), paymentId: null };
    expect(await office.deliver('reservation.confirmed', confirmed)).toBe('SUCCESS');
    const mail = mailTo(buyer);
    expect(mail.subject).toBe('[Tiketi] 예매가 확정되었습니다 — 한밤의 재즈 클럽');
    expect(mail.text).not.toContain('결제');
  });

  test('of a refund for a cancelled event says that alone: its buyer had the news before', async () => {
    const buyer = aBuyer();
    await office.deliver('payment.refunded', aRefund(buyer, { reason: 'event_cancelled' }));
    const mail = mailTo(buyer);
    expect(mail.subject).toBe('[Tiketi] 환불이 완료되었습니다 — 한밤의 재즈 클럽');
    expect(mail.text).toContain('취소된 공연의 결제 금액을 모두 돌려드렸습니다.');
  });

  test.each([
    ['unpaid', false, '결제된 금액은 없습니다.'],
    ['paid', true, '환불될 금액: ₩110,000\n'],
  ])(
    'to who has a reservation, %s, of an event that is cancelled goes out at once',
    async (_, paid, part) => {
      const buyer = aBuyer();
      const cancelled = { ...aChange(aReservation(buyer)), reason: 'event_cancelled' as const, paid };
      expect(await office.deliver('reservation.cancelled', cancelled)).toBe('SUCCESS');
      expect(await office.deliver('reservation.cancelled', cancelled)).toBe('SUCCESS');
      const mail = mailTo(buyer);
      expect(mail.subject).toBe('[Tiketi] 공연이 취소되었습니다 — 한밤의 재즈 클럽');
      expect(mail.text).toContain('예매하신 공연이 취소되어 예매도 취소되었습니다.');
      expect(mail.text).toContain(part);
    },
  );

  test('to the owner whose unpaid reservation an administrator cancelled says who it was', async () => {
    const buyer = aBuyer();
    const cancelled = { ...aChange(aReservation(buyer)), reason: 'admin' as const, paid: false };
    await office.deliver('reservation.cancelled', cancelled);
    expect(mailTo(buyer).text).toContain('관리자가 예매를 취소했습니다. 결제된 금액은 없습니다.');
  });

  test('to the owner who cancelled unpaid says that nothing was paid', async () => {
    const buyer = aBuyer();
    const cancelled = { ...aChange(aReservation(buyer)), reason: 'owner' as const, paid: false };
    expect(await office.deliver('reservation.cancelled', cancelled)).toBe('SUCCESS');
    const mail = mailTo(buyer);
    expect(mail.subject).toBe('[Tiketi] 예매가 취소되었습니다 — 한밤의 재즈 클럽');
    expect(mail.text).toContain('결제된 금액은 없습니다.');
  });
});

describe('no mail is sent', () => {
  test('to who holds seats: they are on the payment page already', async () => {
    const buyer = aBuyer();
    expect(await office.deliver('reservation.held', aChange(aReservation(buyer)))).toBe('SUCCESS');
    expect(server.to(buyer.email)).toEqual([]);
  });

  test('for a confirmation that was paid for: the payment brings it', async () => {
    const buyer = aBuyer();
    const confirmed = { ...aChange(aReservation(buyer)), paymentId: crypto.randomUUID() };
    expect(await office.deliver('reservation.confirmed', confirmed)).toBe('SUCCESS');
    expect(server.to(buyer.email)).toEqual([]);
  });

  test.each([
    ['a hold that its buyer replaced', { reason: 'replaced' as const, paid: false }],
    ['a paid reservation: the refund brings it', { reason: 'owner' as const, paid: true }],
    ['one that an administrator gave the money back for', { reason: 'admin' as const, paid: true }],
  ])('for %s', async (_, how) => {
    const buyer = aBuyer();
    const cancelled = { ...aChange(aReservation(buyer)), ...how };
    expect(await office.deliver('reservation.cancelled', cancelled)).toBe('SUCCESS');
    expect(server.to(buyer.email)).toEqual([]);
  });

  test.each(['', 'no address', 'a@b@example.com', 'x@example.com\r\nBcc: y@example.com', 'a@x.com, b@x.com'])(
    'to %j, and it is not tried again',
    async (email) => {
      const before = server.attempts;
      const status = await office.deliver('payment.paid', aPayment({ name: '김', email }));
      expect(status).toBe('SUCCESS');
      expect(server.attempts).toBe(before);
      expect(office.logged()).toContain('not sent: the address is none');
    },
  );
});

const anAccount = (userId: string, notifications: Wanted = ALL_WANTED) => ({
  userId,
  email: 'a@example.com',
  name: '김티켓',
  phone: null,
  locale: 'ko' as const,
  notifications,
});

describe('to who wants no mail of it', () => {
  const nothing = { held: false, points: false, news: false };
  const standingOf = (buyer: ReturnType<typeof aBuyer>) =>
    aReservation(buyer, { kind: 'tickets', items: [standing(1)] });
  const officeOf = (wanted: Wanted) =>
    openPostOffice(server.port, undefined, { findAccount: async (userId) => anAccount(userId, wanted) });

  test.each([
    ['tickets held', 'reservation.held', 'held'],
    ['points charged', 'points.charged', 'points'],
  ] as const)('none goes out of %s; their event is done with', async (_, type, wish) => {
    const buyer = aBuyer();
    const data = { 'reservation.held': aChange(standingOf(buyer)), 'points.charged': aCharge(buyer) };
    const office = officeOf({ ...ALL_WANTED, [wish]: false });
    expect(await office.deliver(type, data[type])).toBe('SUCCESS');
    expect(server.to(buyer.email)).toEqual([]);
    expect(office.logged()).toContain('not sent: it is not wanted');
    expect(await officeOf({ ...nothing, [wish]: true }).deliver(type, data[type])).toBe('SUCCESS');
    expect(server.to(buyer.email)).toHaveLength(1);
  });

  test('all goes out of what became of tickets and money', async () => {
    const buyer = aBuyer();
    const reservation = aReservation(buyer);
    const { deliver } = officeOf(nothing);
    await deliver('payment.paid', aPayment(buyer, { reservation }));
    await deliver('payment.refunded', aRefund(buyer, { reservation }));
    await deliver('reservation.confirmed', { ...aChange(reservation), paymentId: null });
    for (const reason of ['owner', 'event_cancelled'] as const)
      await deliver('reservation.cancelled', { ...aChange(reservation), reason, paid: false });
    expect(server.to(buyer.email)).toHaveLength(5);
  });

  test('and while nobody can say who wants it, it comes again', async () => {
    const away = openPostOffice(server.port, undefined, {
      findAccount: () => Promise.reject(new Error('auth is away')),
    });
    const buyer = aBuyer();
    expect(await away.deliver('points.charged', aCharge(buyer))).toBe('RETRY');
    expect(await away.deliver('reservation.held', aChange(standingOf(buyer)))).toBe('RETRY');
    expect(server.to(buyer.email)).toEqual([]);
  });
});

describe('in the language of the account', () => {
  const english = (userId: string) => async (asked: string) =>
    asked === userId ? { ...anAccount(userId), name: 'Kim', locale: 'en' as const } : undefined;

  test.each([
    ['payment.paid', 'Your payment was received', 'Paid: ₩110,000 (card ₩100,000 + points 10,000P)'],
    ['payment.refunded', 'Cancelled and refunded', 'everything you paid has been returned'],
    ['reservation.held', 'Please complete your payment', 'Pay now: '],
    ['reservation.cancelled', 'The event is cancelled', 'Everything you paid goes back the way it came.'],
  ] as const)('%s is written in English to who chose it', async (type, subject, part) => {
    const buyer = aBuyer('Kim');
    const reservation = aReservation(buyer, { kind: 'tickets', items: [standing(2)] });
    const { userId } = reservation;
    const office = openPostOffice(server.port, undefined, { findAccount: english(userId) });
    const data = {
      'payment.paid': aPayment(buyer, { reservation, userId }),
      'payment.refunded': aRefund(buyer, { reservation, userId }),
      'reservation.held': aChange(reservation),
      'reservation.cancelled': { ...aChange(reservation), reason: 'event_cancelled' as const, paid: true },
    };
    expect(await office.deliver(type, data[type])).toBe('SUCCESS');
    const mail = mailTo(buyer);
    expect(mail.subject).toContain(subject);
    expect(mail.text).toContain('Dear Kim,');
    expect(mail.text).toContain(part);
    expect(mail.html).toContain('<html lang="en">');
  });

  test.each([
    [
      'ko',
      undefined,
      '티켓 일부 취소 및 환불 안내',
      '취소된 티켓: 일반 스탠딩 × 1\n',
      '남은 결제 금액: ₩55,000\n',
    ],
    ['en', 'en', 'Some of your tickets', 'Cancelled tickets: 일반 스탠딩 × 1\n', 'Still paid: ₩55,000\n'],
  ] as const)(
    'to who got a part back says which tickets, how much by which way, and what stands (%s)',
    async (_, locale, subject, tickets, left) => {
      const buyer = aBuyer();
      const reservation = aReservation(buyer, { kind: 'tickets', items: [standing(2)] });
      const findAccount = locale ? english(reservation.userId) : async () => undefined;
      const office = openPostOffice(server.port, undefined, { findAccount });
      const part = {
        items: [standing(1)],
        amount: 55_000,
        cardAmount: 45_000,
        pointUsed: 10_000,
        left: 55_000,
      };
      const refund = aRefund(buyer, { ...part, reservation, userId: reservation.userId, reason: 'admin' });
      expect(await office.deliver('payment.refunded', refund)).toBe('SUCCESS');
      const mail = mailTo(buyer);
      expect(mail.subject).toContain(subject);
      for (const line of [tickets, left, '10,000P']) expect(mail.text).toContain(line);
      expect(mail.text).not.toContain('× 2');
    },
  );

  test('and in Korean while nobody can say which: the mail does not wait', async () => {
    const away = openPostOffice(server.port, undefined, {
      findAccount: () => Promise.reject(new Error('auth is away')),
    });
    const buyer = aBuyer();
    expect(await away.deliver('payment.paid', aPayment(buyer))).toBe('SUCCESS');
    expect(mailTo(buyer).subject).toContain('결제가 완료되었습니다');
  });
});
