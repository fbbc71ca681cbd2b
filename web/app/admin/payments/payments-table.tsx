import { ButtonLink } from '../../design/button.tsx';
import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import { DataTable, TwoLines } from '../table/data-table.tsx';
import { gatewayWords, methodWords, PaymentBadge, TroubleBadge } from './payment-badge.tsx';
import type { SeenPayment } from './payments-query.ts';

const words = texts({
  ko: {
    caption: '결제',
    begun: '시작',
    event: '공연',
    buyer: '결제한 사람',
    amount: '금액',
    by: '수단',
    status: '상태',
    actions: '작업',
    open: '자세히',
    openOne: (number: string) => `${number} 결제 자세히`,
    returned: (amount: string) => `환불 ${amount}`,
  },
  en: {
    caption: 'Payments',
    begun: 'Begun',
    event: 'Event',
    buyer: 'Buyer',
    amount: 'Amount',
    by: 'Paid by',
    status: 'Status',
    actions: 'Actions',
    open: 'Details',
    openOne: (number: string) => `Details of the payment for ${number}`,
    returned: (amount: string) => `${amount} back`,
  },
});

const returnedOf = (payment: SeenPayment) => payment.returned_card + payment.returned_points;

/** Payments, each with the way to what happened to it. */
export function PaymentsTable({ payments }: { payments: readonly SeenPayment[] }) {
  const text = useText(words);
  const [methods, gateways] = [useText(methodWords), useText(gatewayWords)];
  const { won, moment } = useFormat();
  return (
    <DataTable
      caption={text.caption}
      rows={payments}
      keyOf={(payment) => payment.id}
      columns={[
        {
          head: text.begun,
          cell: ({ created_at }) => <time dateTime={created_at}>{moment(created_at)}</time>,
        },
        {
          head: text.event,
          cell: (payment) => <TwoLines main={payment.event_title} more={payment.reservation_number} isLong />,
        },
        {
          head: text.buyer,
          cell: ({ buyer }) => <TwoLines main={buyer.name} more={buyer.email} isLong />,
        },
        {
          head: text.amount,
          kind: 'number',
          cell: (payment) => (
            <TwoLines
              main={won(payment.amount)}
              more={returnedOf(payment) > 0 && text.returned(won(returnedOf(payment)))}
            />
          ),
        },
        {
          head: text.by,
          cell: ({ payment_method, gateway }) => (
            <TwoLines main={methods[payment_method]} more={gateway && gateways[gateway]} />
          ),
        },
        {
          head: text.status,
          cell: ({ status, trouble }) => (
            <TwoLines
              main={<PaymentBadge status={status} />}
              more={trouble && <TroubleBadge trouble={trouble} />}
            />
          ),
        },
        {
          head: text.actions,
          kind: 'actions',
          cell: (payment) => (
            <ButtonLink
              kind="secondary"
              to="/admin/payments/$paymentId"
              params={{ paymentId: payment.id }}
              aria-label={text.openOne(payment.reservation_number)}
            >
              {text.open}
            </ButtonLink>
          ),
        },
      ]}
    />
  );
}
