type Entry = {
  /** Stays the same however often the file is made: a calendar then changes its entry, and adds none. */
  uid: string;
  title: string;
  /** Null where there is none; what is empty is left out. */
  place: string | null;
  description: string;
  url: string;
  startsAt: Date;
  madeAt: Date;
  /** How long before the start the calendar reminds. */
  remindMinutes: number;
};

/**
 * One event as a calendar file (RFC 5545). An event of the shop has no end, and so this has none: the
 * calendar shows when it begins. https://datatracker.ietf.org/doc/html/rfc5545
 */
export function calendarFile(entry: Entry): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tiketi//Tickets//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${escaped(entry.uid)}`,
    `DTSTAMP:${utc(entry.madeAt)}`,
    `DTSTART:${utc(entry.startsAt)}`,
    `SUMMARY:${escaped(entry.title)}`,
    ...(entry.place ? [`LOCATION:${escaped(entry.place)}`] : []),
    `DESCRIPTION:${escaped(entry.description)}`,
    `URL:${entry.url}`,
    'STATUS:CONFIRMED',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(entry.title)}`,
    `TRIGGER:-PT${entry.remindMinutes}M`,
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

const utc = (instant: Date) => instant.toISOString().replaceAll(/[-:]|\.\d{3}/g, '');

/** Text as section 3.3.11 wants it. */
const escaped = (text: string) =>
  text.replaceAll(/[\\;,]/g, (character) => `\\${character}`).replaceAll(/\r\n|\r|\n/g, '\\n');

const MOST_OCTETS = 75;

/** A line of no more than 75 octets, the blank that begins each further one included; no character is torn. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let text = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > MOST_OCTETS) {
      text += '\r\n ';
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return text;
}
