import { useInfiniteQuery } from '@tanstack/react-query';
import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import { Figures } from '../dashboard/figures.tsx';
import { ListState } from '../table/list-state.tsx';
import { More } from '../table/more.tsx';
import { Charges } from './charges.tsx';
import { PaymentsFilters, usePaymentSearch } from './payments-filters.tsx';
import { paymentsQuery } from './payments-query.ts';
import { PaymentsTable } from './payments-table.tsx';

const words = texts({
  ko: {
    count: '결제',
    paid: '받은 금액',
    returned: '돌려준 금액',
    empty: '조건에 맞는 결제가 없습니다.',
    noTrouble: '문제 있는 결제가 없습니다. 결과를 알 수 없거나 오래 걸리는 결제와 환불이 여기에 나옵니다.',
  },
  en: {
    count: 'Payments',
    paid: 'Paid',
    returned: 'Given back',
    empty: 'No payment is like this.',
    noTrouble:
      'No payment is in trouble. Those whose outcome nobody knows and those that take long will be here.',
  },
});

/** All payments that are looked for, or those among them that need a look. */
export function PaymentsList({ isTrouble }: { isTrouble: boolean }) {
  const text = useText(words);
  const { won, number } = useFormat();
  const search = usePaymentSearch();
  const list = useInfiniteQuery({
    ...paymentsQuery({ ...search, ...(isTrouble && { trouble: 'true' as const }) }),
    refetchInterval: isTrouble ? 10_000 : false,
  });
  const charges = list.data?.pages[0]?.charges ?? [];
  return (
    <>
      <PaymentsFilters />
      <ListState
        asked={list}
        isEmpty={({ pages }) => pages.every(({ payments }) => payments.length === 0) && charges.length === 0}
        empty={isTrouble ? text.noTrouble : text.empty}
      >
        {({ pages }) => {
          const totals = pages[0]?.totals;
          return (
            <>
              {totals && (
                <Figures
                  figures={[
                    { name: text.count, value: number(totals.count) },
                    { name: text.paid, value: won(totals.paid) },
                    { name: text.returned, value: won(totals.returned) },
                  ]}
                />
              )}
              {charges.length > 0 && <Charges charges={charges} />}
              <PaymentsTable payments={pages.flatMap(({ payments }) => payments)} />
              <More list={list} />
            </>
          );
        }}
      </ListState>
    </>
  );
}
