import { useNavigate, useSearch } from '@tanstack/react-router';
import { Field } from '../../design/field.tsx';
import { texts, useText } from '../../language/language.ts';
import { Filter, FilterBar, Narrowed } from '../filters/filter-bar.tsx';
import { oneOf } from '../filters/one-of.ts';
import {
  GATEWAYS,
  gatewayWords,
  METHODS,
  methodWords,
  PAYMENT_STATUSES,
  statusWords,
} from './payment-badge.tsx';
import type { PaymentSearch } from './payments-query.ts';

const words = texts({
  ko: {
    status: '상태',
    method: '수단',
    gateway: '결제사',
    from: '이 날부터',
    to: '이 날까지',
    user: '한 회원의 결제',
    reservation: '한 예매의 결제',
  },
  en: {
    status: 'Status',
    method: 'Paid by',
    gateway: 'Gateway',
    from: 'From',
    to: 'To',
    user: 'One user',
    reservation: 'One booking',
  },
});

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const dayOf = (value: string | undefined) => (value && DAY.test(value) ? value : undefined);

/** What the address bar says of the payments that are looked for. */
export function usePaymentSearch(): PaymentSearch {
  const search = useSearch({ from: '/admin/payments' });
  const [status, method] = [oneOf(PAYMENT_STATUSES, search.status), oneOf(METHODS, search.method)];
  const [gateway, from, to] = [oneOf(GATEWAYS, search.gateway), dayOf(search.from), dayOf(search.to)];
  return {
    ...(status && { status }),
    ...(method && { method }),
    ...(gateway && { gateway }),
    ...(from && { from }),
    ...(to && { to }),
    ...(search.user && { user_id: search.user }),
    ...(search.reservation && { reservation_id: search.reservation }),
  };
}

/** By state, way of paying, gateway and day; by user and booking for who comes from there. */
export function PaymentsFilters() {
  const text = useText(words);
  const [statuses, methods, gateways] = [useText(statusWords), useText(methodWords), useText(gatewayWords)];
  const { status, method, gateway, from, to, user_id, reservation_id } = usePaymentSearch();
  const navigate = useNavigate({ from: '/admin/payments' });
  const narrow = (part: Record<string, string | undefined>) =>
    void navigate({ search: (was) => ({ ...was, ...part }), replace: true });
  return (
    <FilterBar>
      <Filter
        label={text.status}
        value={status || undefined}
        values={PAYMENT_STATUSES}
        names={statuses}
        onChoose={(chosen) => narrow({ status: chosen })}
      />
      <Filter
        label={text.method}
        value={method || undefined}
        values={METHODS}
        names={methods}
        onChoose={(chosen) => narrow({ method: chosen })}
      />
      <Filter
        label={text.gateway}
        value={gateway || undefined}
        values={GATEWAYS}
        names={gateways}
        onChoose={(chosen) => narrow({ gateway: chosen })}
      />
      <Field
        type="date"
        label={text.from}
        value={from ?? ''}
        max={to}
        onChange={({ target }) => narrow({ from: target.value || undefined })}
      />
      <Field
        type="date"
        label={text.to}
        value={to ?? ''}
        min={from}
        onChange={({ target }) => narrow({ to: target.value || undefined })}
      />
      {user_id && <Narrowed name={text.user} onRemove={() => narrow({ user: undefined })} />}
      {reservation_id && (
        <Narrowed name={text.reservation} onRemove={() => narrow({ reservation: undefined })} />
      )}
    </FilterBar>
  );
}
