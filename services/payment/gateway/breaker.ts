import {
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhenResult,
  isBrokenCircuitError,
} from 'cockatiel';
import type { Logger } from '#shared/telemetry/logger.ts';
import { gauge } from '#shared/telemetry/metrics.ts';
import type { GatewayName } from './gateway.ts';

export type BreakerSettings = {
  /** How many failures in a row open it. */
  failures: number;
  /** How long it stays open before one call may try again. */
  resetMs: number;
};

export type Judge<T> = {
  /** Whether a result counts against the gateway. */
  isFailure: (result: T) => boolean;
  /**
   * Whether a good result says that it takes money. One that answers questions while every card fails
   * would never be left alone otherwise: questions come all the time.
   */
  provesHealth: boolean;
};

export type Breaker = {
  /**
   * Whether an order may be begun: not while it is open, until it may try again. Whoever asks then uses
   * nothing up, for most that asks comes to nothing before its call; the first call tries.
   */
  takesNew: () => boolean;
  /** Makes a call, unless it is open: then nothing is sent. */
  run: <T>(call: () => Promise<T>, judge: Judge<T>) => Promise<T | 'open'>;
};

const states = gauge(
  'tiketi_gateway_breaker_state',
  'Whether a gateway is called: 0 yes, 1 one call tries, 2 no',
  ['gateway'],
);
const SHOWN = { closed: 0, trying: 1, open: 2 };
type Shown = keyof typeof SHOWN;

/** Spares a gateway that fails again and again, and the buyers the wait for it. */
export function createBreaker(gateway: GatewayName, settings: BreakerSettings, log: Logger): Breaker {
  const { failures, resetMs } = settings;
  const policy = circuitBreaker(
    handleWhenResult((result) => result instanceof Failed),
    { halfOpenAfter: resetMs, breaker: new ConsecutiveBreaker(failures) },
  );
  let mayTryAt = 0;
  const show = (state: Shown) => states.set({ gateway }, SHOWN[state]);
  show('closed');
  policy.onStateChange((changed) => {
    const state = nameOf(changed);
    if (state === 'open') mayTryAt = Date.now() + resetMs;
    show(state);
    log.warn({ gateway, breaker: state }, 'the breaker of a gateway has changed');
  });

  /** Of a question: its good answer closes nothing, a bad one counts, or puts off the next try. */
  async function countFailure(failed: Failed<unknown>): Promise<void> {
    if (policy.state === CircuitState.Closed) await policy.execute(async () => failed);
    else mayTryAt = Date.now() + resetMs;
  }

  return {
    takesNew: () =>
      policy.state === CircuitState.Closed || (policy.state === CircuitState.Open && Date.now() >= mayTryAt),
    async run(call, { isFailure, provesHealth }) {
      // Cockatiel lets others wait for the call that tries; a buyer had better hear at once.
      if (policy.state === CircuitState.HalfOpen) return 'open';
      const judged = async () => {
        const result = await call();
        return isFailure(result) ? new Failed(result) : new Answered(result);
      };
      if (!provesHealth) {
        if (policy.state === CircuitState.Open && Date.now() < mayTryAt) return 'open';
        const answered = await judged();
        if (answered instanceof Failed) await countFailure(answered);
        return answered.result;
      }
      const outcome = await policy.execute(judged).catch(openOrFault);
      return outcome === 'open' ? outcome : outcome.result;
    },
  };
}

class Answered<T> {
  readonly result: T;
  constructor(result: T) {
    this.result = result;
  }
}
class Failed<T> extends Answered<T> {}

function openOrFault(error: unknown): 'open' {
  if (isBrokenCircuitError(error)) return 'open';
  throw error;
}

function nameOf(state: CircuitState): Shown {
  switch (state) {
    case CircuitState.Closed:
      return 'closed';
    case CircuitState.HalfOpen:
      return 'trying';
    case CircuitState.Open:
    case CircuitState.Isolated:
      return 'open';
    default:
      return state satisfies never;
  }
}
