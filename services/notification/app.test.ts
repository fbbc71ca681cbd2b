import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type MailServer, startMailServer } from './testing/mail-server.ts';
import {
  aBuyer,
  aChange,
  aCharge,
  aPayment,
  aRefund,
  aReservation,
  localClaims,
  ORIGIN,
  openPostOffice,
  type PostOffice,
  standing,
} from './testing/post-office.ts';

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
    expect(mail.subject).toBe('[Tiketi] 예매가 확정되었습니다 — 한밤의 재즈 클럽');
    expect(mail.from?.text).toBe('"Tiketi" <no-reply@tiketi.gg>');
    expect(mail.to).toMatchObject({ value: [{ name: '김티켓', address: buyer.email }] });
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail.text).toBe(`김티켓님, 안녕하세요.

결제가 완료되어 예매가 확정되었습니다.

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

describe('in the language of the account', () => {
  const english = (userId: string) => async (asked: string) =>
    asked === userId
      ? { userId, email: 'a@example.com', name: 'Kim', phone: null, locale: 'en' as const }
      : undefined;

  test.each([
    ['payment.paid', 'Your reservation is confirmed', 'Paid: ₩110,000 (card ₩100,000 + points 10,000P)'],
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

  test('and in Korean while nobody can say which: the mail does not wait', async () => {
    const away = openPostOffice(server.port, undefined, {
      findAccount: () => Promise.reject(new Error('auth is away')),
    });
    const buyer = aBuyer();
    expect(await away.deliver('payment.paid', aPayment(buyer))).toBe('SUCCESS');
    expect(mailTo(buyer).subject).toContain('예매가 확정되었습니다');
  });
});

describe('what people typed', () => {
  test('is text in the HTML, never markup', async () => {
    const buyer = aBuyer(`<img src=x onerror="alert('1')">`);
    const reservation = aReservation(buyer, {
      eventTitle: '</title><script>alert(1)</script>',
      venue: '대극장 & "소극장"',
    });
    await office.deliver('payment.paid', aPayment(buyer, { reservation }));
    const { html, text } = mailTo(buyer);
    expect(html).not.toMatch(/<script|<img|<\/title><s/);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).toContain('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;');
    expect(html).toContain('대극장 &amp; &quot;소극장&quot;');
    expect(text).toContain('장소: 대극장 & "소극장"\n');
  });

  test.each(['\r\n', '\n', '\r', '\u2028', '\u0085', '\v'])(
    'never begins a header of its own, with %j in name and title',
    async (lineEnd) => {
      const buyer = aBuyer(`김${lineEnd}Bcc: thief@example.com${lineEnd}${lineEnd}본문`);
      const reservation = aReservation(buyer, {
        eventTitle: `재즈${lineEnd}Bcc: thief@example.com${lineEnd}X-Own: 1`,
      });
      await office.deliver('payment.paid', aPayment(buyer, { reservation }));
      const mail = mailTo(buyer);
      expect(mail.envelope).toEqual([buyer.email]);
      expect([...mail.headers.keys()].toSorted()).toEqual([
        'auto-submitted',
        'content-type',
        'date',
        'from',
        'message-id',
        'mime-version',
        'subject',
        'to',
      ]);
      expect(mail.to).toMatchObject({ value: [{ address: buyer.email }] });
      expect(mail.raw.split('\r\n\r\n')[0]).not.toMatch(/^(bcc|x-own):/im);
    },
  );

  test('as a name cannot smuggle in a second address', async () => {
    const buyer = aBuyer('김" <thief@example.com>, "x');
    await office.deliver('payment.paid', aPayment(buyer));
    const mail = mailTo(buyer);
    expect(mail.envelope).toEqual([buyer.email]);
    expect(mail.to).toMatchObject({ value: [{ address: buyer.email }] });
  });
});

describe('once', () => {
  test('is how often a mail goes out, however often its event is delivered', async () => {
    const buyer = aBuyer();
    const payment = aPayment(buyer);
    const id = crypto.randomUUID();
    for (let i = 0; i < 3; i++) expect(await office.deliver('payment.paid', payment, id)).toBe('SUCCESS');
    await Promise.all(Array.from({ length: 10 }, () => office.deliver('payment.paid', payment, id)));
    mailTo(buyer);
  });

  test('is how often a mail goes out from two replicas that share their claims', async () => {
    const claims = localClaims();
    const replicas = [openPostOffice(server.port, claims), openPostOffice(server.port, claims)];
    const buyer = aBuyer();
    const payment = aPayment(buyer);
    const answers = replicas.flatMap((replica) =>
      Array.from({ length: 5 }, () => replica.deliver('payment.paid', payment)),
    );
    expect(new Set(await Promise.all(answers))).toEqual(new Set(['SUCCESS']));
    mailTo(buyer);
  });

  test('is for each cause of its own: paid, then refunded, makes two mails', async () => {
    const buyer = aBuyer();
    const payment = aPayment(buyer);
    const { paidAt, method, channel, ...same } = payment;
    await office.deliver('payment.paid', payment);
    await office.deliver('payment.refunded', { ...same, reason: 'cancelled', refundedAt: paidAt });
    expect(server.to(buyer.email)).toHaveLength(2);
  });
});

describe('when the mail server', () => {
  test.each([421, 451, 550, 554])(
    'refuses with %d, the event comes again and the mail goes out then',
    async (code) => {
      const buyer = aBuyer();
      const payment = aPayment(buyer);
      server.mood = { refuses: code };
      expect(await office.deliver('payment.paid', payment)).toBe('RETRY');
      expect(await office.deliver('payment.paid', payment)).toBe('RETRY');
      server.mood = 'takes';
      expect(await office.deliver('payment.paid', payment)).toBe('SUCCESS');
      mailTo(buyer);
    },
  );

  test('is not there, the event comes again', async () => {
    const gone = await startMailServer();
    await gone.stop();
    const claims = localClaims();
    const lonely = openPostOffice(gone.port, claims);
    expect(await lonely.deliver('payment.paid', aPayment(aBuyer()))).toBe('RETRY');
    expect(claims.held.size).toBe(0);
  });

  test('breaks off before it says what it did, the mail is not sent again: better none than two', async () => {
    const buyer = aBuyer();
    const payment = aPayment(buyer);
    server.mood = 'breaks off';
    expect(await office.deliver('payment.paid', payment)).toBe('SUCCESS');
    expect(office.logged()).toContain('message may be lost');
    server.mood = 'takes';
    const before = server.attempts;
    expect(await office.deliver('payment.paid', payment)).toBe('SUCCESS');
    expect(server.attempts).toBe(before);
  });
});

test('while nobody knows whether a mail was sent, none is: the event comes again', async () => {
  const away = { claim: () => Promise.reject(new Error('state store away')), release: async () => {} };
  const buyer = aBuyer();
  expect(await openPostOffice(server.port, away).deliver('payment.paid', aPayment(buyer))).toBe('RETRY');
  expect(server.to(buyer.email)).toEqual([]);
});

test('no address is logged in full', async () => {
  const buyer = aBuyer();
  await office.deliver('payment.paid', aPayment(buyer));
  server.mood = { refuses: 550 };
  await office.deliver('points.charged', aCharge(buyer));
  expect(office.logged()).toContain(`${buyer.email.slice(0, 1)}***@example.com`);
  expect(office.logged()).not.toContain(buyer.email);
});

test('mails are counted by their outcome', async () => {
  await office.deliver('points.charged', aCharge(aBuyer()));
  server.mood = { refuses: 451 };
  await office.deliver('points.charged', aCharge(aBuyer()));
  const metrics = await (await office.app.request('/metrics')).text();
  for (const status of ['sent', 'refused']) {
    expect(metrics).toMatch(
      new RegExp(`tiketi_mails_total\\{template="points-charged",status="${status}"\\} [1-9]`),
    );
  }
});
