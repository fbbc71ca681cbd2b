import { Badge } from '../../../design/badge.tsx';
import { Card } from '../../../design/card.tsx';
import { texts, useText } from '../../../language/language.ts';
import { useFormat } from '../../../language/use-format.ts';
import { DataTable, TwoLines } from '../../table/data-table.tsx';
import { gatewayWords } from '../payment-badge.tsx';
import styles from './comparisons.module.css';
import type { Comparison, Difference } from './comparisons-query.ts';

const words = texts({
  ko: {
    running: '대조하는 중',
    unreadable: '결제사 기록을 읽지 못함',
    same: '모두 일치',
    different: (count: string) => `차이 ${count}건`,
    compared: (count: string) => `${count}건 대조`,
    caption: '차이',
    kind: '차이',
    order: '주문',
    ours: '우리 기록',
    gateways: '결제사 기록',
    returned: (amount: string) => `환불 ${amount}`,
    kinds: {
      unknown_to_us: '우리 기록에 없음',
      unknown_to_gateway: '결제사에 없음',
      amount: '금액이 다름',
      returned: '환불액이 다름',
      status: '상태가 다름',
    },
  },
  en: {
    running: 'Comparing',
    unreadable: 'The gateway could not be read',
    same: 'All the same',
    different: (count: string) => `${count} differ`,
    compared: (count: string) => `${count} compared`,
    caption: 'Differences',
    kind: 'Difference',
    order: 'Order',
    ours: 'Our books',
    gateways: "The gateway's",
    returned: (amount: string) => `${amount} back`,
    kinds: {
      unknown_to_us: 'Unknown to us',
      unknown_to_gateway: 'Unknown to the gateway',
      amount: 'Another amount',
      returned: 'Another amount given back',
      status: 'Another state',
    },
  },
});

/** One day with one gateway: whether the books agree, and where they do not. */
export function ComparisonReport({ comparison }: { comparison: Comparison }) {
  const text = useText(words);
  const gateways = useText(gatewayWords);
  const { date, number, moment } = useFormat();
  const { day, gateway, compared, differences, finished_at } = comparison;
  return (
    <Card>
      <div className={styles.head}>
        <h2>
          {date(day)} · {gateways[gateway]}
        </h2>
        <Verdict comparison={comparison} />
      </div>
      <p className={styles.soft}>
        {text.compared(number(compared))}
        {finished_at && ` · ${moment(finished_at)}`}
      </p>
      {differences.length > 0 && (
        <DataTable
          caption={text.caption}
          rows={differences}
          keyOf={({ order_id, kind }) => `${order_id} ${kind}`}
          columns={[
            { head: text.kind, cell: ({ kind }) => text.kinds[kind] },
            { head: text.order, cell: ({ order_id }) => <code>{order_id}</code> },
            { head: text.ours, cell: ({ ours }) => <Side side={ours} /> },
            { head: text.gateways, cell: (difference) => <Side side={difference.gateways} /> },
          ]}
        />
      )}
    </Card>
  );
}

function Verdict({ comparison: { status, different } }: { comparison: Comparison }) {
  const text = useText(words);
  const { number } = useFormat();
  if (status === 'RUNNING') return <Badge tone="brand">{text.running}</Badge>;
  if (status === 'UNREADABLE') return <Badge tone="warn">{text.unreadable}</Badge>;
  return different > 0 ? (
    <Badge tone="bad">{text.different(number(different))}</Badge>
  ) : (
    <Badge tone="good">{text.same}</Badge>
  );
}

function Side({ side }: { side: Difference['ours'] }) {
  const text = useText(words);
  const { won } = useFormat();
  const amounts = [
    side.amount !== null && won(side.amount),
    side.returned !== null && side.returned > 0 && text.returned(won(side.returned)),
  ];
  return <TwoLines main={side.status} more={amounts.filter(Boolean).join(' · ')} />;
}
