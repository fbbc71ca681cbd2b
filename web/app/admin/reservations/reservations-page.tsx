import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../design/button.tsx';
import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import { Page } from '../../layout/page.tsx';
import { Filter, FilterBar } from '../filters/filter-bar.tsx';
import { oneOf } from '../filters/one-of.ts';
import { DataTable, TwoLines } from '../table/data-table.tsx';
import { ListState } from '../table/list-state.tsx';
import { Pager } from '../table/pager.tsx';
import {
  PaymentState,
  RESERVATION_STATUSES,
  ReservationBadge,
  reservationWords,
} from './reservation-badge.tsx';
import { ReservationDialog } from './reservation-dialog.tsx';
import { type AdminReservation, adminReservationsQuery } from './reservations-query.ts';

const words = texts({
  ko: {
    title: '예매',
    status: '상태',
    number: '예매 번호',
    event: '공연',
    buyer: '예매자',
    amount: '금액',
    payment: '결제',
    actions: '작업',
    open: (number: string) => `${number} 자세히`,
    show: '자세히',
    empty: '조건에 맞는 예매가 없습니다. 예매가 들어오면 여기에 나옵니다.',
  },
  en: {
    title: 'Bookings',
    status: 'Status',
    number: 'Number',
    event: 'Event',
    buyer: 'Buyer',
    amount: 'Amount',
    payment: 'Payment',
    actions: 'Actions',
    open: (number: string) => `Details of ${number}`,
    show: 'Details',
    empty: 'No booking is like this. Bookings will be here as they come in.',
  },
});

/** Everybody's reservations; each opens with what can be done with it. */
export function AdminReservationsPage() {
  const text = useText(words);
  const names = useText(reservationWords);
  const { won, dateTime } = useFormat();
  const { page = 1, ...search } = useSearch({ from: '/admin/reservations' });
  const navigate = useNavigate({ from: '/admin/reservations' });
  const [open, setOpen] = useState<AdminReservation>();
  const status = oneOf(RESERVATION_STATUSES, search.status);
  const list = useQuery(adminReservationsQuery({ ...(status && { status }), page }));
  return (
    <Page title={text.title}>
      <FilterBar>
        <Filter
          label={text.status}
          value={status}
          values={RESERVATION_STATUSES}
          names={names}
          onChoose={(chosen) => void navigate({ search: { status: chosen }, replace: true })}
        />
      </FilterBar>
      <ListState asked={list} isEmpty={({ pagination }) => pagination.total === 0} empty={text.empty}>
        {(found) => (
          <>
            <DataTable
              caption={text.title}
              rows={found.reservations}
              keyOf={(row) => row.id}
              columns={[
                {
                  head: text.number,
                  cell: (row) => <TwoLines main={row.reservation_number} more={dateTime(row.created_at)} />,
                },
                {
                  head: text.event,
                  cell: (row) => <TwoLines main={row.event_title} more={dateTime(row.event_date)} />,
                },
                {
                  head: text.buyer,
                  cell: (row) => <TwoLines main={row.user_name} more={row.user_email} isLong />,
                },
                { head: text.amount, kind: 'number', cell: (row) => won(row.total_amount) },
                {
                  head: text.status,
                  cell: (row) => (
                    <TwoLines
                      main={<ReservationBadge status={row.status} />}
                      more={<PaymentState status={row.payment_status} />}
                    />
                  ),
                },
                {
                  head: text.actions,
                  kind: 'actions',
                  cell: (row) => (
                    <Button
                      kind="secondary"
                      aria-label={text.open(row.reservation_number)}
                      onClick={() => setOpen(row)}
                    >
                      {text.show}
                    </Button>
                  ),
                },
              ]}
            />
            <Pager
              pagination={found.pagination}
              onPage={(next) => void navigate({ search: { status, page: next } })}
            />
          </>
        )}
      </ListState>
      {open && <ReservationDialog row={open} onClose={() => setOpen(undefined)} />}
    </Page>
  );
}
