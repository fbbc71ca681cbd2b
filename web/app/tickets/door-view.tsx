import { useState } from 'react';
import { Button } from '../design/button.tsx';
import { useModal } from '../design/use-modal.ts';
import { texts, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';
import styles from './door-view.module.css';
import { QrCode } from './qr-code.tsx';
import { placeOf, useTicketText } from './ticket-text.ts';
import type { Tickets } from './tickets-query.ts';
import { useWakeLock } from './use-wake-lock.ts';

const words = texts({
  ko: {
    title: '입장 화면',
    close: '닫기',
    before: '이전 티켓',
    next: '다음 티켓',
    bright: '화면 밝기를 높여 주세요.',
  },
  en: {
    title: 'At the door',
    close: 'Close',
    before: 'Previous',
    next: 'Next',
    bright: 'Please turn the brightness up.',
  },
});

/** One ticket after the other on a white screen that stays on. */
export function DoorView({ all, onClose }: { all: Tickets; onClose: () => void }) {
  const text = useText(words);
  const ticketText = useTicketText();
  const { dateTime } = useFormat();
  const ref = useModal();
  const { tickets, event } = all;
  // The first that nobody has used yet.
  const [wanted, setWanted] = useState(() =>
    Math.max(
      0,
      tickets.findIndex((ticket) => !ticket.usedAt),
    ),
  );
  // Some may be gone by now: a part was refunded.
  const at = Math.min(wanted, tickets.length - 1);
  const ticket = tickets[at];
  useWakeLock();
  if (!ticket) return null;
  const place = placeOf(ticket, ticketText);
  return (
    <dialog
      ref={ref}
      className={styles.screen}
      aria-label={text.title}
      onCancel={(cancelled) => {
        cancelled.preventDefault();
        onClose();
      }}
    >
      <div className={styles.inside}>
        <div className={styles.bar}>
          <span>{ticketText.nth(at + 1, tickets.length)}</span>
          <Button kind="secondary" onClick={onClose}>
            {text.close}
          </Button>
        </div>
        <p className={styles.title}>{event.title}</p>
        <div className={styles.code}>
          <QrCode text={ticket.code} label={ticketText.code(place)} />
        </div>
        <p className={styles.place} aria-live="polite">
          {place}
        </p>
        <p className={styles.short}>{ticket.shortCode}</p>
        <p>{ticket.usedAt ? ticketText.used(dateTime(ticket.usedAt)) : text.bright}</p>
        {tickets.length > 1 && (
          <div className={styles.bar}>
            <Button kind="secondary" disabled={at === 0} onClick={() => setWanted(at - 1)}>
              {text.before}
            </Button>
            <Button kind="secondary" disabled={at === tickets.length - 1} onClick={() => setWanted(at + 1)}>
              {text.next}
            </Button>
          </div>
        )}
      </div>
    </dialog>
  );
}
