import { expect, test } from 'vitest';
import { book, chooseCard, chooseSeat, find, goBy, heading, isPaid, payButton } from './shop/buying.ts';
import { savedBy } from './shop/files.ts';
import { seatedShow } from './shop/on-sale.ts';
import { readQr } from './shop/read-qr.ts';
import { Visitor } from './visitor.ts';

test('somebody registers, finds an event, buys a seat, has the ticket, cancels, and gets the money back', async () => {
  const event = await seatedShow();
  const visitor = await Visitor.arrive();
  const { page } = visitor;

  await visitor.open('/');
  await page.getByRole('link', { name: '회원가입' }).click();
  await page.getByLabel('이름').fill('김새봄');
  await page.getByLabel('이메일').fill(`${crypto.randomUUID()}@browser.test`);
  await page.getByLabel('비밀번호', { exact: true }).fill('spring-2030');
  await page.getByRole('button', { name: '가입하기' }).click();
  await page.getByRole('link', { name: '김새봄' }).waitFor();

  await find(page, event);
  await page.getByRole('link', { name: '예매하기' }).click();
  await heading(page, /좌석 선택/);
  await chooseSeat(page);
  await book(page);
  await page.getByText('VIP-1-5').waitFor();
  await chooseCard(page);
  await payButton(page).click();
  await isPaid(page);

  await page.getByRole('link', { name: '티켓 보기' }).click();
  await heading(page, '모바일 티켓');
  expect(await readQr(page)).toMatch(/\S{20,}/);
  const pdf = await savedBy(page, 'PDF로 저장');
  expect(pdf.name).toMatch(/\.pdf$/);
  expect(pdf.content.subarray(0, 5).toString()).toBe('%PDF-');
  const calendar = await savedBy(page, '캘린더에 추가');
  expect(calendar.content.toString()).toContain('BEGIN:VEVENT');

  await goBy(page, '예매 내역');
  await page.getByRole('link', { name: event.title }).click();
  await page.getByRole('button', { name: '예매 취소' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '예매 취소' }).click();
  await page.getByText('환불 완료').first().waitFor();
});
