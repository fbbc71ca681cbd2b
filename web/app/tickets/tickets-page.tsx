import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { isRefusal, Refusal } from '../api/refusal.ts';
import { useIsOnline } from '../api/use-is-online.ts';
import { Button, ButtonLink } from '../design/button.tsx';
import { Notice, RefusalNotice } from '../design/notice.tsx';
import { Loading } from '../design/spinner.tsx';
import { texts, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';
import { MissingPage } from '../layout/fault-page.tsx';
import { Page } from '../layout/page.tsx';
import { CalendarButton } from './calendar-button.tsx';
import { DoorView } from './door-view.tsx';
import { keepPage } from './keep-page.ts';
import { PdfButton } from './pdf-button.tsx';
import { TicketCard } from './ticket-card.tsx';
import styles from './tickets-page.module.css';
import { type Tickets, ticketsQuery } from './tickets-query.ts';

const words = texts({
  ko: {
    title: '모바일 티켓',
    door: '입장 화면 열기',
    old: (at: string) => `연결할 수 없어 이 기기에 저장된 티켓을 보여 드립니다. ${at}에 받은 내용입니다.`,
    none: '확정된 예매에만 티켓이 있습니다.',
    toReservation: '예매 내역 보기',
    keep: '한 번 연 티켓은 이 기기에서 인터넷 없이도 볼 수 있습니다. 로그아웃하면 지워집니다.',
  },
  en: {
    title: 'Tickets',
    door: 'Show at the door',
    old: (at: string) => `No connection. These are the tickets that this device received ${at}.`,
    none: 'Only a confirmed booking has tickets.',
    toReservation: 'To the booking',
    keep: 'Tickets you have opened open on this device without a connection. They are removed when you log out.',
  },
});

/** The tickets of one reservation, each with its code for the door. */
export function TicketsPage() {
  const text = useText(words);
  const { reservationId } = useParams({ from: '/reservations/$reservationId/tickets' });
  const { data, error, isPending, failureReason, fetchStatus, dataUpdatedAt, refetch } = useQuery(
    ticketsQuery(reservationId),
  );
  const isOnline = useIsOnline();
  const { dateTime } = useFormat();
  if (isRefusal(error, 'RESERVATION_NOT_FOUND', 'INVALID_ID')) return <MissingPage />;
  const isRefused = error instanceof Refusal && error.status < 429;
  if (data && !isRefused)
    return (
      <Page title={text.title} tabTitle={data.event.title} narrow>
        {(!isOnline || failureReason) && <Notice kind="warn">{text.old(dateTime(dataUpdatedAt))}</Notice>}
        <All reservationId={reservationId} all={data} />
      </Page>
    );
  if (isPending && fetchStatus !== 'paused') return <Loading />;
  return (
    <Page title={text.title} narrow>
      {isRefusal(error, 'ILLEGAL_TRANSITION') ? (
        <Notice>{text.none}</Notice>
      ) : (
        <RefusalNotice error={error} onRetry={() => void refetch()} />
      )}
      <div>
        <ButtonLink to="/reservations/$reservationId" params={{ reservationId }}>
          {text.toReservation}
        </ButtonLink>
      </div>
    </Page>
  );
}

function All({ reservationId, all }: { reservationId: string; all: Tickets }) {
  const text = useText(words);
  const [isAtDoor, setAtDoor] = useState(false);
  const { event, tickets, reservation_number: number } = all;
  useEffect(() => void keepPage(), []);
  return (
    <>
      <div className={styles.actions}>
        <Button onClick={() => setAtDoor(true)}>{text.door}</Button>
        <PdfButton all={all} />
        <CalendarButton reservationId={reservationId} number={number} event={event} />
      </div>
      {tickets.map((ticket, index) => (
        <TicketCard key={ticket.id} ticket={ticket} nth={index + 1} all={all} />
      ))}
      <p className={styles.keep}>{text.keep}</p>
      {isAtDoor && <DoorView all={all} onClose={() => setAtDoor(false)} />}
    </>
  );
}
