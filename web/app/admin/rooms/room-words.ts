import { texts } from '../../language/language.ts';
import type { RoomReport } from './room-query.ts';

type Names = {
  state: Record<RoomReport['state'], string>;
  order: Record<RoomReport['order'], string>;
  whenAway: Record<RoomReport['whenAway'], string>;
  challenge: Record<RoomReport['challenge'], string>;
};

/** What the settings of a room are called. */
export const settingNames = texts<Names>({
  ko: {
    state: { open: '열림', paused: '멈춤', draining: '마감 중', rejecting: '닫힘' },
    order: { fifo: '온 순서대로', 'preopen-shuffle': '오픈 전 도착은 추첨' },
    whenAway: { open: '그냥 들여보내기', closed: '막기' },
    challenge: { none: '없음', 'proof-of-work': '계산 문제 풀기' },
  },
  en: {
    state: { open: 'Open', paused: 'Paused', draining: 'Draining', rejecting: 'Closed' },
    order: { fifo: 'In the order of coming', 'preopen-shuffle': 'Drawn among the early' },
    whenAway: { open: 'Let people through', closed: 'Keep people out' },
    challenge: { none: 'None', 'proof-of-work': 'Proof of work' },
  },
});

/** What each setting will do, said before it is set. */
export const settingEffects = texts<Names>({
  ko: {
    state: {
      open: '줄을 서서 차례대로 들어갑니다.',
      paused:
        '누구나 줄을 설 수 있지만, 다시 열 때까지 아무도 들어가지 못합니다. 이미 들어간 사람은 계속 예매합니다.',
      draining: '지금 줄에 있는 사람까지만 들여보내고, 새로 오는 사람은 받지 않습니다.',
      rejecting: '새로 오는 사람을 받지 않고, 줄에 있는 사람도 들여보내지 않습니다.',
    },
    order: {
      fifo: '먼저 온 사람이 먼저 들어갑니다.',
      'preopen-shuffle': '판매 시작 전에 온 사람끼리는 시작할 때 추첨으로 순서를 정합니다.',
    },
    whenAway: {
      open: '대기실이 응답하지 않는 동안에는 입장권 없이도 예매할 수 있습니다.',
      closed: '대기실이 응답하지 않는 동안에는 입장권이 없는 사람은 예매할 수 없습니다.',
    },
    challenge: {
      none: '바로 줄을 섭니다.',
      'proof-of-work': '줄을 서기 전에 브라우저가 잠깐 계산을 합니다. 봇이 한꺼번에 들어오기 어려워집니다.',
    },
  },
  en: {
    state: {
      open: 'People queue and come in one after another.',
      paused:
        'People can join the line, but nobody comes in until it is open again. Who is inside goes on buying.',
      draining: 'The people in the line come in; newcomers are turned away.',
      rejecting: 'Newcomers are turned away, and nobody in the line comes in.',
    },
    order: {
      fifo: 'Who comes first is first.',
      'preopen-shuffle': 'Among those who come before the sale opens, the order is drawn when it does.',
    },
    whenAway: {
      open: 'While the waiting room does not answer, people may buy without a pass.',
      closed: 'While the waiting room does not answer, nobody without a pass may buy.',
    },
    challenge: {
      none: 'People join the line at once.',
      'proof-of-work': 'The browser computes for a moment before one may join. It makes bots expensive.',
    },
  },
});
