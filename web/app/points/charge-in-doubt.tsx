import { useState } from 'react';
import { Unreachable } from '../api/refusal.ts';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { Notice } from '../design/notice.tsx';
import { texts, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';
import type { ChargeAttempt } from './charge-attempt.ts';
import styles from './charge-in-doubt.module.css';
import type { Charging } from './use-charge.ts';

const words = texts({
  ko: {
    asking: (amount: string) =>
      `${amount} 충전이 결제되었는지 확인하고 있습니다. 확인되는 대로 여기에 표시되니 새로 결제하지 마세요.`,
    lost: (amount: string) =>
      `${amount} 충전의 결과를 받지 못했습니다. 이어서 진행하면 결과를 알 수 있습니다.`,
    offline: '연결이 원활하지 않습니다. 네트워크를 확인해 주세요.',
    once: '이미 결제되었다면 그 결과를 보여 드리고, 아니라면 한 번만 결제합니다. 두 번 결제되지 않습니다.',
    resume: '이어서 진행',
    giveUp: '그만두기',
    sure: '이 충전을 그만둘까요?',
    risk: '이미 결제되었다면 포인트는 나중에라도 충전되어 내역에 나타납니다. 그 전에 새로 충전하면 두 번 결제될 수 있습니다.',
    stay: '계속 확인',
  },
  en: {
    asking: (amount: string) =>
      `We are finding out whether your payment of ${amount} went through. It will show here: please do not pay again.`,
    lost: (amount: string) =>
      `We did not hear what became of your payment of ${amount}. Go on with it to find out.`,
    offline: 'No connection. Please check your network.',
    once: 'If it went through, you see the outcome; if not, it is paid once. You are never charged twice for it.',
    resume: 'Go on with it',
    giveUp: 'Give it up',
    sure: 'Give this charge up?',
    risk: 'If it went through, the points still come and show in the history. If you begin another before that, you may pay twice.',
    stay: 'Keep looking',
  },
});

type Props = { attempt: ChargeAttempt; charging: Charging };

/** In the place of the form while nobody knows what became of an attempt. */
export function ChargeInDoubt({ attempt, charging }: Props) {
  const text = useText(words);
  const { won } = useFormat();
  const [isAsking, setIsAsking] = useState(false);
  const amount = won(attempt.amount);
  return (
    <>
      <Notice kind="warn">
        <p>{charging.isBeingFound ? text.asking(amount) : text.lost(amount)}</p>
        {charging.error instanceof Unreachable && <p>{text.offline}</p>}
      </Notice>
      <p className={styles.once}>{text.once}</p>
      <div className={styles.actions}>
        <Button busy={charging.isResuming} onClick={charging.resume}>
          {text.resume}
        </Button>
        <Button kind="plain" onClick={() => setIsAsking(true)}>
          {text.giveUp}
        </Button>
      </div>
      {isAsking && (
        <Dialog
          title={text.sure}
          onClose={() => setIsAsking(false)}
          actions={
            <>
              <Button kind="danger" onClick={charging.giveUp}>
                {text.giveUp}
              </Button>
              <Button onClick={() => setIsAsking(false)}>{text.stay}</Button>
            </>
          }
        >
          <p>{text.risk}</p>
        </Dialog>
      )}
    </>
  );
}
