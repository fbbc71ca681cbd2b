import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ButtonLink } from '../../design/button.tsx';
import { Notice } from '../../design/notice.tsx';
import { texts, useText } from '../../language/language.ts';
import { Page } from '../../layout/page.tsx';
import form from '../forms/form.module.css';
import { EditEventForm } from './edit-event-form.tsx';
import { EventStatusBadge } from './event-status.tsx';
import { oneEventQuery } from './one-event-query.ts';
import { SeatsPanel } from './seats-panel.tsx';
import { TicketTypesPanel } from './ticket-types-panel.tsx';

const words = texts({
  ko: {
    edit: (title: string) => `공연 수정: ${title}`,
    page: '공연 페이지 보기',
    cancelled: '취소된 공연입니다. 정보는 고칠 수 있지만 다시 판매할 수는 없습니다.',
  },
  en: {
    edit: (title: string) => `Edit event: ${title}`,
    page: 'See its page',
    cancelled: 'This event is cancelled. Its facts can be edited, but it is not sold any more.',
  },
});

/** An event that is there, with what it sells. */
export function EditEventPage() {
  const text = useText(words);
  const { eventId } = useParams({ from: '/admin/events/$eventId' });
  const { data } = useSuspenseQuery(oneEventQuery(eventId));
  const { event } = data;
  const isCancelled = event.status === 'cancelled';
  return (
    <Page title={text.edit(event.title)}>
      <div className={form.actions}>
        <EventStatusBadge status={event.status} />
        <ButtonLink kind="plain" to="/events/$eventId" params={{ eventId }}>
          {text.page}
        </ButtonLink>
      </div>
      {isCancelled && (
        <Notice kind="warn">
          <p>{text.cancelled}</p>
        </Notice>
      )}
      <EditEventForm key={eventId} event={event} />
      {event.seat_layout_id ? (
        <SeatsPanel eventId={eventId} isCancelled={isCancelled} />
      ) : (
        <TicketTypesPanel eventId={eventId} isCancelled={isCancelled} />
      )}
    </Page>
  );
}
