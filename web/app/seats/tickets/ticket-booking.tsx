import { useState } from 'react';
import { answer } from '../../api/answer.ts';
import { api } from '../../api/client.ts';
import { isRefusal } from '../../api/refusal.ts';
import type { components } from '../../api/types/event.ts';
import { Button } from '../../design/button.tsx';
import { Empty } from '../../design/card.tsx';
import { RefusalNotice } from '../../design/notice.tsx';
import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import { UnpaidNotice } from '../booking/unpaid-notice.tsx';
import { useBooking } from '../booking/use-booking.ts';
import { itemsOf, shortagesOf, totalOf, type Wish } from './stock.ts';
import styles from './ticket-booking.module.css';
import { TicketRow } from './ticket-row.tsx';
import { type TicketKind, useStock } from './use-stock.ts';

const words = texts({
  ko: {
    kinds: '티켓 종류',
    total: '합계',
    tickets: (count: string) => `${count}매`,
    book: '예매하기',
    free: '무료 티켓은 바로 확정됩니다.',
    held: '예매하기를 누르면 30분 동안 티켓을 잡아 둡니다.',
    none: '아직 판매할 티켓이 없습니다. 잠시 후 다시 확인해 주세요.',
  },
  en: {
    kinds: 'Tickets',
    total: 'Total',
    tickets: (count: string) => (count === '1' ? '1 ticket' : `${count} tickets`),
    book: 'Book',
    free: 'Free tickets are confirmed at once.',
    held: 'When you book, the tickets are kept for you for 30 minutes.',
    none: 'There are no tickets on sale yet. Please look again in a moment.',
  },
});

/** Chooses tickets without seats by number, and books them. */
export function TicketBooking({ event }: { event: components['schemas']['Event'] }) {
  const text = useText(words);
  const { won, number } = useFormat();
  const { types, refetch } = useStock(event.id);
  const [wish, setWish] = useState<Wish>({});
  const wanted = affordable(wish, types);
  const booking = useBooking<Wish>({
    eventId: event.id,
    nameOf: (wished) => JSON.stringify(itemsOf(wished)),
    send: async (wished, key) => {
      const body = { eventId: event.id, items: itemsOf(wished) };
      const held = await answer(
        api.POST('/api/reservations', { body, params: { header: { 'idempotency-key': key } } }),
      );
      return held.reservation;
    },
    onRefused: () => void refetch(),
  });
  const { error, isPending } = booking;
  const shortages = isRefusal(error, 'INSUFFICIENT_STOCK') ? shortagesOf(error.details) : undefined;
  const items = itemsOf(wanted);
  const count = items.reduce((sum, { quantity }) => sum + quantity, 0);
  const total = totalOf(types, wanted);

  function change(id: string, quantity: number) {
    if (isPending) return;
    booking.reset();
    setWish({ ...wanted, [id]: quantity });
  }
  if (types.length === 0) return <Empty>{text.none}</Empty>;
  return (
    <div className={styles.booking}>
      <UnpaidNotice eventId={event.id} />
      <h2 className="unseen">{text.kinds}</h2>
      <ul className={styles.list}>
        {types.map((type) => (
          <TicketRow
            key={type.id}
            type={type}
            value={wanted[type.id] ?? 0}
            shortage={shortages?.get(type.id)}
            onChange={(quantity) => change(type.id, quantity)}
          />
        ))}
      </ul>
      <section className={styles.bar} aria-label={text.total}>
        <p className={styles.total} aria-live="polite">
          <span>
            {text.total} · {text.tickets(number(count))}
          </span>
          <strong>{won(total)}</strong>
        </p>
        <RefusalNotice error={error} />
        <Button
          wide
          disabled={count === 0}
          busy={isPending}
          onClick={() => booking.mutate(wanted, { onSuccess: () => setWish({}) })}
        >
          {text.book}
        </Button>
        <p className={styles.hint}>{count > 0 && total === 0 ? text.free : text.held}</p>
      </section>
    </div>
  );
}

/** Others buy meanwhile: nobody wants more than there are. */
const affordable = (wish: Wish, types: readonly TicketKind[]): Wish =>
  Object.fromEntries(types.map(({ id, left }) => [id, Math.min(wish[id] ?? 0, left)]));
