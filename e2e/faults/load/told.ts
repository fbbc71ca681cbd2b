import { Refused } from '../../../story/client/http.ts';

/** What a buyer was told of something that is about money. */
export type Told = {
  act: 'pay' | 'cancel' | 'charge';
  /** The reservation that was paid or cancelled, or the key of the charge. */
  of: string;
  /** `uncertain` promises nothing yet; `failed` promises that nothing was taken, or that it goes back. */
  answer: 'done' | 'failed' | 'uncertain';
  /** Of a refusal. */
  code: string;
  ms: number;
};

const UNCERTAIN = ['PAYMENT_UNCERTAIN', 'PAYMENT_IN_PROGRESS'];

/** Everything buyers were told, and what no buyer may ever see. */
export class Conversation {
  readonly told: Told[] = [];
  /** Answers without a code, 500s, connections that broke: never an answer of this shop. */
  readonly faults: string[] = [];

  /** Does one thing and notes how it was answered; undefined when it was refused. */
  async hear<T>(act: Told['act'] | 'other', of: string, request: () => Promise<T>): Promise<T | undefined> {
    const startedAt = performance.now();
    const note = (answer: Told['answer'], code: string) => {
      if (act !== 'other') this.told.push({ act, of, answer, code, ms: performance.now() - startedAt });
    };
    try {
      const result = await request();
      note('done', '');
      return result;
    } catch (fault) {
      if (!(fault instanceof Refused) || fault.code === '' || fault.status === 500)
        this.faults.push(`${act} ${of}: ${fault}`);
      // Who got no answer at all knows nothing.
      const code = fault instanceof Refused ? fault.code : '';
      note(code === '' || UNCERTAIN.includes(code) ? 'uncertain' : 'failed', code || String(fault));
      return undefined;
    }
  }

  count(act: Told['act'], answer: Told['answer']): number {
    return this.told.filter((one) => one.act === act && one.answer === answer).length;
  }
}
