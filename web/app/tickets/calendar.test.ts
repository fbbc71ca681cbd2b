import { expect, test } from 'vitest';
import { calendarFile } from './calendar.ts';

const entry = {
  uid: 'reservation-1@tiketi',
  title: '봄 콘서트',
  place: '올림픽홀, 서울',
  description: 'TK123',
  url: 'https://tiketi.example/reservations/1/tickets',
  startsAt: new Date('2026-12-13T10:00:00.000Z'),
  madeAt: new Date('2026-11-30T01:02:03.456Z'),
  remindMinutes: 180,
};

test('times are UTC to the second, lines end as the standard says, and the id is as given', () => {
  const file = calendarFile(entry);
  expect(file).toContain('\r\nDTSTART:20261213T100000Z\r\n');
  expect(file).toContain('\r\nDTSTAMP:20261130T010203Z\r\n');
  expect(file).toContain('\r\nUID:reservation-1@tiketi\r\n');
  expect(file.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n')).toBe(true);
  expect(file.endsWith('END:VEVENT\r\nEND:VCALENDAR\r\n')).toBe(true);
  expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});

test('it reminds before the start', () => {
  expect(calendarFile(entry)).toMatch(
    /BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:.+\r\nTRIGGER:-PT180M\r\nEND:VALARM/,
  );
});

test('what has a meaning in the format is escaped', () => {
  const file = calendarFile({ ...entry, title: 'A, B; C \\ D\r\nEND:VCALENDAR\nE' });
  expect(file).toContain('SUMMARY:A\\, B\\; C \\\\ D\\nEND:VCALENDAR\\nE\r\n');
  expect(calendarFile(entry)).toContain('LOCATION:올림픽홀\\, 서울\r\n');
});

test('a place that is not known is left out', () => {
  expect(calendarFile({ ...entry, place: null })).not.toContain('LOCATION');
});

test('no line has more than 75 octets, no character is torn, and unfolded it is the same again', () => {
  for (const title of ['가'.repeat(200), `x${'가'.repeat(99)}`, '🎫'.repeat(60), 'plain '.repeat(40)]) {
    const file = calendarFile({ ...entry, title });
    const lines = file.split('\r\n');
    for (const line of lines) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toContain('�');
    }
    expect(file.replaceAll('\r\n ', '')).toContain(`SUMMARY:${title}\r\n`);
  }
});
