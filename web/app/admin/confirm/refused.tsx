import { Refusal, type RefusalCode } from '../../api/refusal.ts';
import { Notice, RefusalNotice } from '../../design/notice.tsx';

type Props = { error: unknown; explained?: Partial<Record<RefusalCode, string>> | undefined };

/** Why something was not done: in the words of the page where it has any, else in the shop's. */
export function Refused({ error, explained = {} }: Props) {
  const sentence = error instanceof Refusal ? explained[error.code] : undefined;
  return sentence ? (
    <Notice kind="bad">
      <p>{sentence}</p>
    </Notice>
  ) : (
    <RefusalNotice error={error} />
  );
}
