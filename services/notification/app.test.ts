import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type MailServer, startMailServer } from './testing/mail-server.ts';
import {
  aBuyer,
  aCharge,
  aPayment,
  aRefund,
  aReservation,
  localClaims,
  openPostOffice,
  type PostOffice,
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
    const refund = aRefund(buyer, same);
    await office.deliver('payment.paid', payment);
    await office.deliver('payment.refunded', refund);
    expect(server.to(buyer.email)).toHaveLength(2);
    // Told again it makes none; another part that goes back makes its own.
    await office.deliver('payment.refunded', refund);
    await office.deliver('payment.refunded', aRefund(buyer, same));
    expect(server.to(buyer.email)).toHaveLength(3);
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

test('mails are counted by their outcome, and each outcome is there from the start as 0', async () => {
  const before = await (await office.app.request('/metrics')).text();
  expect(before).toContain('tiketi_mails_total{template="announcement",status="uncertain"} 0');
  expect(before).toContain(
    'tiketi_phone_messages_total{channel="push",template="tickets-held",status="refused"} 0',
  );
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
