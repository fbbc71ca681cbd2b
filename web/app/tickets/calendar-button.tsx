import { serverNow } from '../api/server-clock.ts';
import { Button } from '../design/button.tsx';
import { texts, useText } from '../language/language.ts';
import { calendarFile } from './calendar.ts';
import { fileName } from './file-name.ts';
import { saveFile } from './save-file.ts';

const words = texts({
  ko: { add: '캘린더에 추가', number: '예매 번호', tickets: '모바일 티켓' },
  en: { add: 'Add to calendar', number: 'Booking number', tickets: 'Tickets' },
});

const REMIND_MINUTES = 180;

type Props = {
  reservationId: string;
  number: string;
  event: { title: string; venue: string; address?: string | null; event_date: string };
};

/** Saves the event as a calendar file, which phones and computers open in their calendar. */
export function CalendarButton({ reservationId, number, event }: Props) {
  const text = useText(words);
  const save = () => {
    const url = `${window.location.origin}/reservations/${reservationId}/tickets`;
    const file = calendarFile({
      uid: `reservation-${reservationId}@tiketi`,
      title: event.title,
      place: [event.venue, event.address].filter(Boolean).join(', '),
      description: `${text.number} ${number}\n${text.tickets} ${url}`,
      url,
      startsAt: new Date(event.event_date),
      madeAt: new Date(serverNow()),
      remindMinutes: REMIND_MINUTES,
    });
    saveFile(fileName(event.title, number, '.ics'), file, 'text/calendar;charset=utf-8');
  };
  return (
    <Button kind="secondary" onClick={save}>
      {text.add}
    </Button>
  );
}
