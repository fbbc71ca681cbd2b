import { isRefusal } from '../api/refusal.ts';
import { Notice, RefusalNotice } from '../design/notice.tsx';
import { texts, useText } from '../language/language.ts';
import { useUpload } from './checking/use-upload.ts';

const words = texts({
  ko: {
    own: (count: number) => `오프라인 입장 ${count}건을 보낼 예정입니다. 연결되면 저절로 전송됩니다.`,
    others: (count: number) =>
      `다른 계정으로 확인한 오프라인 입장 ${count}건이 이 휴대폰에 남아 있습니다. 그 계정으로 로그인하면 전송됩니다.`,
  },
  en: {
    own: (count: number) =>
      `${count} offline check-in${count === 1 ? '' : 's'} to send. They go by themselves once there is a network.`,
    others: (count: number) =>
      `${count} offline check-in${count === 1 ? '' : 's'} of another account ${count === 1 ? 'is' : 'are'} still on this phone. Log in as that account to send them.`,
  },
});

/** What this phone has not been able to tell the shop. */
export function WaitingNotice() {
  const text = useText(words);
  const { own, others, error } = useUpload();
  return (
    <>
      {own > 0 && (
        <Notice kind="warn">
          <p>{text.own(own)}</p>
        </Notice>
      )}
      {others > 0 && (
        <Notice kind="warn">
          <p>{text.others(others)}</p>
        </Notice>
      )}
      {isRefusal(error) && error.status !== 503 && <RefusalNotice error={error} />}
    </>
  );
}
