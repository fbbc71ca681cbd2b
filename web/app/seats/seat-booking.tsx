import { useEffect, useState } from 'react';
import { answer } from '../api/answer.ts';
import { api } from '../api/client.ts';
import { isRefusal } from '../api/refusal.ts';
import type { components } from '../api/types/event.ts';
import { Notice, RefusalNotice } from '../design/notice.tsx';
import { texts, useText } from '../language/language.ts';
import { surelyNotBooked } from './booking/surely-not-booked.ts';
import { UnpaidNotice } from './booking/unpaid-notice.tsx';
import { useBooking } from './booking/use-booking.ts';
import { ChosenBar } from './chosen-bar.tsx';
import { SeatList } from './list/seat-list.tsx';
import { Legend, SeatStates } from './map/legend.tsx';
import { SeatCanvas } from './map/seat-canvas.tsx';
import { useSeatBoard } from './map/use-seat-board.ts';
import styles from './seat-booking.module.css';
import { useWay, WaySwitch } from './way-switch.tsx';

const words = texts({
  ko: {
    taken: (label: string) => `${label} 좌석은 방금 다른 분이 선택했습니다. 다른 좌석을 골라 주세요.`,
    soldOut: '지금은 남은 좌석이 없습니다. 취소된 좌석이 나오면 이 화면에 바로 나타납니다.',
  },
  en: {
    taken: (label: string) => `Seat ${label} has just been taken by somebody else. Please choose another.`,
    soldOut: 'No seats are left just now. A seat that is given back appears here at once.',
  },
});

/** Chooses one seat, on the map or in the list, and books it. */
export function SeatBooking({ event }: { event: components['schemas']['Event'] }) {
  const text = useText(words);
  const { board, refetch } = useSeatBoard(event.id);
  const [way, setWay] = useWay();
  const [chosen, setChosen] = useState<number>();
  const [lost, setLost] = useState<string>();
  const [section, setSection] = useState<{ at: number }>();
  const seat = chosen === undefined ? undefined : board.seatOf(chosen);

  function lose() {
    setLost(seat?.seat_label);
    setChosen(undefined);
  }
  const booking = useBooking<string>({
    eventId: event.id,
    nameOf: (seatId) => seatId,
    send: async (seatId, key) => {
      const body = { eventId: event.id, seatIds: [seatId] };
      const held = await answer(
        api.POST('/api/seats/reserve', { body, params: { header: { 'idempotency-key': key } } }),
      );
      return held.reservation;
    },
    onRefused: (error) => {
      if (!isRefusal(error, 'SEAT_UNAVAILABLE', 'SEAT_NOT_FOUND')) return;
      lose();
      refetch();
    },
  });
  const { isPending, isSuccess, error } = booking;
  // One's own booking takes the seat too, and may have done so where its answer was lost.
  const mayBeMine = isPending || isSuccess || (error !== null && !surelyNotBooked(error));
  useEffect(() => {
    if (chosen === undefined || mayBeMine) return;
    return board.watch(() => {
      if (board.isFree(chosen)) return;
      setLost(board.seatOf(chosen)?.seat_label);
      setChosen(undefined);
    });
  }, [board, chosen, mayBeMine]);

  function choose(index: number | undefined) {
    if (isPending) return;
    setLost(undefined);
    booking.reset();
    setChosen(index);
  }
  const book = () => seat && booking.mutate(seat.id, { onSuccess: () => setChosen(undefined) });
  const isLost = lost !== undefined;
  return (
    <div className={styles.booking}>
      <div className={styles.main}>
        <UnpaidNotice eventId={event.id} isReplaced />
        {event.status === 'sold_out' && <Notice>{text.soldOut}</Notice>}
        <div className={styles.head}>
          <WaySwitch way={way} onChange={setWay} />
          {way === 'map' && <SeatStates />}
        </div>
        {way === 'map' ? (
          <>
            <Legend board={board} onSection={(at) => setSection({ at })} />
            <SeatCanvas {...{ board, chosen, section }} onChoose={choose} />
          </>
        ) : (
          <SeatList {...{ board, chosen }} onChoose={choose} />
        )}
      </div>
      <ChosenBar seat={seat} busy={isPending} onBook={book}>
        {isLost && <Notice kind="bad">{text.taken(lost)}</Notice>}
        {!isLost && <RefusalNotice error={error} />}
      </ChosenBar>
    </div>
  );
}
