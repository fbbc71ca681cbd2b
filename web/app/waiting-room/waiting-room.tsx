import { useState } from 'react';
import type { components } from '../api/types/event.ts';
import { useAtNow } from '../api/use-at-now.ts';
import { Loading } from '../design/spinner.tsx';
import { opensAt } from '../event/sale-state.ts';
import { texts, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';
import { Page } from '../layout/page.tsx';
import { BeforeOpening } from './before-opening.tsx';
import { CallMe } from './call-me.tsx';
import type { Place } from './kept-place.ts';
import { LeaveLine } from './leave-line.tsx';
import { LineCard } from './line-card.tsx';
import { NotTaken, Outside } from './not-in-line.tsx';
import { RoomNotices } from './room-notices.tsx';
import { type Room, useRoom } from './use-room.ts';
import styles from './waiting-room.module.css';
import { WhatHolds } from './what-holds.tsx';
import { GoToSeats, YourTurn } from './your-turn.tsx';

const words = texts({
  ko: {
    name: '대기실',
    waiting: '대기 중',
    place: (position: string) => `${position}번째`,
    turn: '지금 입장하세요!',
  },
  en: {
    name: 'Waiting room',
    waiting: 'Waiting',
    place: (position: string) => `No. ${position}`,
    turn: 'Your turn!',
  },
});

type Event = components['schemas']['Event'];

export function WaitingRoom({ event, userId }: { event: Event; userId: string }) {
  const text = useText(words);
  const format = useFormat();
  const place = { userId, eventId: event.id };
  const room = useRoom(place);
  const { standing } = room;
  const isOpen = useAtNow((now) => now >= opensAt(event));
  const isIn = standing?.admitted === true && isOpen;
  const [hasWaited, setHasWaited] = useState(false);
  if (standing && !hasWaited && (standing.queued || (standing.admitted && !isOpen))) setHasWaited(true);
  if (isIn && !hasWaited) return <GoToSeats eventId={event.id} />;

  const isPlaced = standing?.queued === true && !standing.beforeDraw;
  const status = isIn ? text.turn : isPlaced ? text.place(format.number(standing.position)) : text.waiting;
  return (
    <Page
      title={`${text.name}: ${event.title}`}
      tabTitle={`${status} · ${event.title}`}
      heading={
        <>
          <span className={styles.eyebrow}>{text.name}</span> {event.title}
        </>
      }
      narrow
    >
      {isIn ? <YourTurn {...{ event, standing }} /> : <Inside {...{ event, place, room, isOpen }} />}
    </Page>
  );
}

type InsideProps = { event: Event; place: Place; room: Room; isOpen: boolean };

function Inside({ event, place, room, isOpen }: InsideProps) {
  const { standing, error, pace, askNow } = room;
  if (!standing) return error ? <NotTaken {...{ event, error }} onRetry={askNow} /> : <Loading />;
  if (!standing.queued && !standing.admitted) return <Outside event={event} onEnter={askNow} />;
  return (
    <>
      <RoomNotices room={room} standing={standing} />
      {isOpen || <BeforeOpening {...{ event, standing }} />}
      {standing.queued && !standing.beforeDraw && <LineCard {...{ standing, pace }} />}
      <CallMe />
      <WhatHolds />
      <LeaveLine place={place} />
    </>
  );
}
