import { PDFDocument, type PDFPage, rgb } from 'pdf-lib';
import type { Format } from '../../language/use-format.ts';
import { QUIET, qrOf } from '../qr.ts';
import { placeOf, type TicketText } from '../ticket-text.ts';
import type { Ticket, Tickets } from '../tickets-query.ts';
import { type Line, textPicture } from './text-picture.ts';

/** A5 in points: two fit on a sheet of A4, and one fills a phone's screen. */
const [WIDTH, HEIGHT] = [419.53, 595.28];
const MARGIN = 36;
const CODE = 280;

type Words = { text: TicketText; dateTime: Format['dateTime'] };

/** The tickets of a reservation as a PDF, each on its own page with its code in vectors. */
export async function ticketsPdf(all: Tickets, words: Words): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = await PDFDocument.create();
  pdf.setTitle(`${all.event.title} ${all.reservation_number}`);
  pdf.setCreator('Tiketi');
  for (const [index, ticket] of all.tickets.entries()) {
    const page = pdf.addPage([WIDTH, HEIGHT]);
    const { head, foot } = linesOf(all, ticket, index + 1, words);
    const top = await drawText(pdf, page, head, HEIGHT - MARGIN);
    drawCode(page, ticket.code, top - 12);
    await drawText(pdf, page, foot, top - 12 - CODE - 12);
  }
  return new Uint8Array(await pdf.save());
}

function linesOf(all: Tickets, ticket: Ticket, nth: number, { text, dateTime }: Words) {
  const { event, tickets, reservation_number } = all;
  const head: Line[] = [
    { text: text.nth(nth, tickets.length), size: 10, isSoft: true },
    { text: event.title, size: 18, isBold: true, space: 4 },
    { text: dateTime(event.event_date), size: 12, space: 8 },
    { text: [event.venue, event.address].filter(Boolean).join(', '), size: 12 },
    { text: placeOf(ticket, text), size: 28, isBold: true, space: 12 },
  ];
  const foot: Line[] = [
    { text: text.short, size: 10, isSoft: true },
    { text: ticket.shortCode, size: 18, isBold: true },
    { text: `${text.number} ${reservation_number}`, size: 10, isSoft: true, space: 6 },
  ];
  return { head, foot };
}

/** Draws from `top` down, and says where it ended. */
async function drawText(pdf: PDFDocument, page: PDFPage, lines: Line[], top: number): Promise<number> {
  const { png, width, height } = await textPicture(lines, WIDTH - 2 * MARGIN);
  page.drawImage(await pdf.embedPng(png), { x: MARGIN, y: top - height, width, height });
  return top - height;
}

function drawCode(page: PDFPage, code: string, top: number): void {
  const { size, path } = qrOf(code);
  const scale = CODE / (size + 2 * QUIET);
  const [x, y] = [(WIDTH - CODE) / 2 + QUIET * scale, top - QUIET * scale];
  page.drawSvgPath(path, { x, y, scale, color: rgb(0, 0, 0), borderWidth: 0 });
}
