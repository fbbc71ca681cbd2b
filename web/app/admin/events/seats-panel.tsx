import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer } from '../../api/answer.ts';
import { api } from '../../api/client.ts';
import { Button } from '../../design/button.tsx';
import { Card } from '../../design/card.tsx';
import { Notice, RefusalNotice } from '../../design/notice.tsx';
import { Loading } from '../../design/spinner.tsx';
import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import { Refused } from '../confirm/refused.tsx';
import form from '../forms/form.module.css';
import { HallPlan } from '../layouts/hall-plan.tsx';
import { TotalsLine } from '../layouts/totals-line.tsx';
import { DeleteSeats } from './delete-seats.tsx';
import { seatMapQuery } from './one-event-query.ts';
import { countSeats, NO_SEATS } from './seat-counts.ts';

const words = texts({
  ko: {
    title: '좌석',
    state: (sold: string, held: string, free: string) =>
      `판매 ${sold} · 결제 대기 ${held} · 남은 좌석 ${free}`,
    none: '아직 좌석이 없습니다. 배치도대로 좌석을 만들면 예매할 수 있습니다.',
    make: '좌석 만들기',
    made: (count: string) => `좌석 ${count}석을 만들었습니다.`,
    exist: '이미 좌석이 있습니다. 새로 불러왔습니다.',
    remove: '좌석 모두 삭제',
    deleted: (count: string) => `좌석 ${count}석을 삭제했습니다.`,
  },
  en: {
    title: 'Seats',
    state: (sold: string, held: string, free: string) => `Sold ${sold} · held ${held} · left ${free}`,
    none: 'There are no seats yet. Once they are made by the layout, they can be booked.',
    make: 'Make the seats',
    made: (count: string) => `${count} seats are made.`,
    exist: 'There are seats already. They have been loaded anew.',
    remove: 'Delete all seats',
    deleted: (count: string) => `${count} seats are deleted.`,
  },
});

/** The seats of an event: what is sold of each section; made anew, or deleted while nobody has one. */
export function SeatsPanel({ eventId, isCancelled }: { eventId: string; isCancelled: boolean }) {
  const text = useText(words);
  const { number } = useFormat();
  const queries = useQueryClient();
  const [isDeleting, setDeleting] = useState(false);
  const [deleted, setDeleted] = useState<number>();
  const { data: map, error, refetch } = useQuery(seatMapQuery(eventId));
  const make = useMutation({
    networkMode: 'always',
    mutationFn: () =>
      answer(api.POST('/api/admin/events/{id}/generate-seats', { params: { path: { id: eventId } } })),
    onMutate: () => setDeleted(undefined),
    onSettled: () => queries.invalidateQueries({ queryKey: seatMapQuery(eventId).queryKey }),
  });
  if (!map)
    return (
      <Card>
        <h2>{text.title}</h2>
        {error ? <RefusalNotice error={error} onRetry={() => void refetch()} /> : <Loading />}
      </Card>
    );
  const counts = countSeats(map.seats);
  const stateOf = ({ sold, held, free }: typeof NO_SEATS) =>
    text.state(number(sold), number(held), number(free));
  const { sections } = map.layout;
  const hasSeats = map.seats.length > 0;
  return (
    <Card>
      <div className={form.head}>
        <h2>{text.title}</h2>
        <p className={form.hint}>{hasSeats ? stateOf(counts.all) : <TotalsLine sections={sections} />}</p>
      </div>
      {!hasSeats && (
        <Notice kind="warn">
          <p>{text.none}</p>
        </Notice>
      )}
      <HallPlan
        sections={sections}
        {...(hasSeats && {
          more: ({ name }) => <span>{stateOf(counts.bySection.get(name) ?? NO_SEATS)}</span>,
        })}
      />
      <Refused error={make.error} explained={{ SEATS_EXIST: text.exist }} />
      <div className={form.actions}>
        {!hasSeats && !isCancelled && (
          <Button busy={make.isPending} onClick={() => make.mutate()}>
            {text.make}
          </Button>
        )}
        {hasSeats && counts.all.sold + counts.all.held === 0 && (
          <Button kind="danger" onClick={() => setDeleting(true)}>
            {text.remove}
          </Button>
        )}
        <p role="status">
          {deleted !== undefined && text.deleted(number(deleted))}
          {deleted === undefined && make.isSuccess && text.made(number(make.data.seatsCreated))}
        </p>
      </div>
      {isDeleting && (
        <DeleteSeats
          eventId={eventId}
          onDone={(count) => {
            make.reset();
            setDeleted(count);
          }}
          onClose={() => setDeleting(false)}
        />
      )}
    </Card>
  );
}
