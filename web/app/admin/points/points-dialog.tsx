import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import { ListState } from '../table/list-state.tsx';
import { More } from '../table/more.tsx';
import { AdjustPoints } from './adjust-points.tsx';
import styles from './points-dialog.module.css';
import { accountQuery } from './points-query.ts';

const words = texts({
  ko: {
    title: (name: string) => `${name} 님의 포인트`,
    balance: '잔액',
    history: '내역',
    empty: '아직 움직인 포인트가 없습니다.',
    adjust: '포인트 조정',
    close: '닫기',
    left: (amount: string) => `잔액 ${amount}`,
  },
  en: {
    title: (name: string) => `Points of ${name}`,
    balance: 'Balance',
    history: 'History',
    empty: 'No points have moved yet.',
    adjust: 'Adjust points',
    close: 'Close',
    left: (amount: string) => `Balance ${amount}`,
  },
});

type Person = { id: string; name: string; email: string };

/** Somebody's points, what moved them, and giving or taking some by hand. */
export function PointsDialog({ user, onClose }: { user: Person; onClose: () => void }) {
  const text = useText(words);
  const { points, moment } = useFormat();
  const [isAdjusting, setIsAdjusting] = useState(false);
  const list = useInfiniteQuery(accountQuery(user.id));
  if (isAdjusting) return <AdjustPoints user={user} onClose={() => setIsAdjusting(false)} />;
  return (
    <Dialog
      title={text.title(user.name)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={() => setIsAdjusting(true)}>{text.adjust}</Button>
          <Button kind="secondary" onClick={onClose}>
            {text.close}
          </Button>
        </>
      }
    >
      <p className={styles.soft}>{user.email}</p>
      <ListState asked={list}>
        {({ pages }) => (
          <>
            <p>
              {text.balance} <strong className={styles.balance}>{points(pages[0]?.balance ?? 0)}</strong>
            </p>
            <h3>{text.history}</h3>
            {pages[0]?.histories.length === 0 && <p className={styles.soft}>{text.empty}</p>}
            <ul className={styles.history}>
              {pages
                .flatMap(({ histories }) => histories)
                .map((one) => (
                  <li key={one.id}>
                    <span>{one.description}</span>
                    <span className={styles.amount}>
                      {one.amount > 0 && '+'}
                      {points(one.amount)}
                    </span>
                    <span className={styles.soft}>{moment(one.created_at)}</span>
                    <span className={`${styles.soft} ${styles.amount}`}>
                      {text.left(points(one.balance_after))}
                    </span>
                  </li>
                ))}
            </ul>
            <More list={list} />
          </>
        )}
      </ListState>
    </Dialog>
  );
}
