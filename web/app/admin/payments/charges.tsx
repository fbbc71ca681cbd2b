import { Card } from '../../design/card.tsx';
import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import { DataTable, TwoLines } from '../table/data-table.tsx';
import { gatewayWords } from './payment-badge.tsx';
import type { SeenCharge } from './payments-query.ts';

const words = texts({
  ko: {
    title: '끝나지 않은 포인트 충전',
    begun: '시작',
    buyer: '충전한 사람',
    amount: '금액',
    gateway: '결제사',
    asked: '물어본 횟수',
  },
  en: {
    title: 'Charges of points that did not end',
    begun: 'Begun',
    buyer: 'User',
    amount: 'Amount',
    gateway: 'Gateway',
    asked: 'Times asked',
  },
});

/** Charges of points that are under way for long: the shop keeps asking the gateway after them. */
export function Charges({ charges }: { charges: readonly SeenCharge[] }) {
  const text = useText(words);
  const gateways = useText(gatewayWords);
  const { won, number, moment } = useFormat();
  return (
    <Card aria-labelledby="charges">
      <h2 id="charges">{text.title}</h2>
      <DataTable
        caption={text.title}
        rows={charges}
        keyOf={({ id }) => id}
        columns={[
          { head: text.begun, cell: ({ created_at }) => moment(created_at) },
          { head: text.buyer, cell: ({ buyer }) => <TwoLines main={buyer.name} more={buyer.email} isLong /> },
          { head: text.amount, kind: 'number', cell: ({ amount }) => won(amount) },
          { head: text.gateway, cell: ({ gateway }) => gateways[gateway] },
          { head: text.asked, kind: 'number', cell: ({ attempts }) => number(attempts) },
        ]}
      />
    </Card>
  );
}
