import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Button, ButtonLink } from '../../design/button.tsx';
import { Card } from '../../design/card.tsx';
import { texts, useText } from '../../language/language.ts';
import { Page } from '../../layout/page.tsx';
import { PointsDialog } from '../points/points-dialog.tsx';
import { ListState } from '../table/list-state.tsx';
import { PaymentFacts } from './payment-facts.tsx';
import styles from './payment-page.module.css';
import { PaymentTimeline } from './payment-timeline.tsx';
import { paymentHistoryQuery } from './payments-query.ts';
import { RefundDialog } from './refund/refund-dialog.tsx';

const words = texts({
  ko: {
    title: '결제',
    back: '모든 결제',
    refund: '환불하기',
    points: '회원의 포인트',
    others: '회원의 다른 결제',
  },
  en: {
    title: 'Payment',
    back: 'All payments',
    refund: 'Refund',
    points: "The user's points",
    others: "The user's other payments",
  },
});

/** One payment: what it is, what happened to it, and giving it back. */
export function PaymentPage() {
  const text = useText(words);
  const { paymentId } = useParams({ from: '/admin/payments/$paymentId' });
  const [open, setOpen] = useState<'refund' | 'points'>();
  const close = () => setOpen(undefined);
  const asked = useQuery(paymentHistoryQuery(paymentId));
  return (
    <Page title={text.title}>
      <div>
        <ButtonLink kind="plain" to="/admin/payments">
          ← {text.back}
        </ButtonLink>
      </div>
      <ListState asked={asked}>
        {(history) => {
          const { payment } = history;
          return (
            <>
              <Card>
                <PaymentFacts payment={payment} />
                <div className={styles.actions}>
                  {payment.status === 'SUCCESS' && (
                    <Button kind="danger" onClick={() => setOpen('refund')}>
                      {text.refund}
                    </Button>
                  )}
                  <Button kind="secondary" onClick={() => setOpen('points')}>
                    {text.points}
                  </Button>
                  <ButtonLink kind="secondary" to="/admin/payments" search={{ user: payment.user_id }}>
                    {text.others}
                  </ButtonLink>
                </div>
              </Card>
              <PaymentTimeline history={history} />
              {open === 'refund' && <RefundDialog payment={payment} onClose={close} />}
              {open === 'points' && (
                <PointsDialog user={{ id: payment.user_id, ...payment.buyer }} onClose={close} />
              )}
            </>
          );
        }}
      </ListState>
    </Page>
  );
}
