/**
 * The closed list of error codes (clients rely on them), each with its HTTP status
 * and the Korean sentence a buyer reads when a caller gives no better one.
 */
const CODES = {
  VALIDATION_ERROR: [400, '입력값을 확인해 주세요.'],
  INVALID_ID: [400, '올바르지 않은 식별자입니다.'],
  SEAT_LIMIT: [400, '한 번에 선택할 수 있는 좌석 수를 넘었습니다.'],
  INVALID_PAYMENT_METHOD: [400, '지원하지 않는 결제 수단입니다.'],
  UNAUTHENTICATED: [401, '로그인이 필요합니다.'],
  INVALID_TOKEN: [401, '로그인 정보가 만료되었습니다. 다시 로그인해 주세요.'],
  USER_NOT_FOUND: [401, '존재하지 않는 사용자입니다.'],
  INVALID_CREDENTIALS: [401, '이메일 또는 비밀번호가 올바르지 않습니다.'],
  PAYMENT_DECLINED: [402, '결제가 거절되었습니다. 다른 결제 수단을 이용해 주세요.'],
  INSUFFICIENT_POINTS: [402, '포인트가 부족합니다.'],
  FORBIDDEN: [403, '권한이 없습니다.'],
  QUEUE_NOT_ADMITTED: [403, '대기열 입장이 필요합니다. 이벤트 페이지에서 대기열에 참여해 주세요.'],
  NOT_FOUND: [404, '요청하신 것을 찾을 수 없습니다.'],
  EVENT_NOT_FOUND: [404, '이벤트를 찾을 수 없습니다.'],
  NO_SEAT_LAYOUT: [404, '좌석 배치도가 없는 이벤트입니다.'],
  SEAT_NOT_FOUND: [404, '좌석을 찾을 수 없습니다.'],
  TICKET_TYPE_NOT_FOUND: [404, '티켓 종류를 찾을 수 없습니다.'],
  RESERVATION_NOT_FOUND: [404, '예매 내역을 찾을 수 없습니다.'],
  NEWS_NOT_FOUND: [404, '소식을 찾을 수 없습니다.'],
  LAYOUT_NOT_FOUND: [404, '좌석 배치도를 찾을 수 없습니다.'],
  EMAIL_TAKEN: [409, '이미 사용 중인 이메일입니다.'],
  SEAT_UNAVAILABLE: [409, '이미 선택된 좌석입니다.'],
  INSUFFICIENT_STOCK: [409, '남은 티켓이 부족합니다.'],
  EVENT_NOT_ON_SALE: [409, '지금은 판매 중이 아닙니다.'],
  EVENT_ALREADY_CANCELLED: [409, '이미 취소된 이벤트입니다.'],
  RESERVATION_EXPIRED: [409, '예매 시간이 만료되었습니다.'],
  RESERVATION_NOT_PAYABLE: [409, '결제할 수 없는 예매입니다.'],
  ALREADY_PAID: [409, '이미 결제된 예매입니다.'],
  PAYMENT_IN_PROGRESS: [409, '결제가 진행 중입니다. 잠시 후 다시 시도해 주세요.'],
  ALREADY_CANCELLED: [409, '이미 취소된 예매입니다.'],
  AMOUNT_MISMATCH: [409, '결제 금액이 예매 금액과 다릅니다.'],
  LAYOUT_NAME_TAKEN: [409, '이미 있는 좌석 배치도 이름입니다.'],
  SEATS_EXIST: [409, '이미 좌석이 있습니다.'],
  SEATS_IN_USE: [409, '사용 중인 좌석이 있습니다.'],
  STOCK_BELOW_SOLD: [409, '이미 판매된 수량보다 적게 설정할 수 없습니다.'],
  ILLEGAL_TRANSITION: [409, '지금은 처리할 수 없는 상태입니다.'],
  PAYLOAD_TOO_LARGE: [413, '요청이 너무 큽니다.'],
  UNSUPPORTED_IMAGE: [415, '지원하지 않는 이미지 형식입니다.'],
  IDEMPOTENCY_CONFLICT: [422, '같은 요청 키로 다른 내용을 보냈습니다.'],
  RATE_LIMITED: [429, '요청이 너무 많습니다. 잠시 후 다시 시도해 주세요.'],
  INTERNAL: [500, '일시적인 오류가 발생했습니다. 잠시 후 다시 시도해 주세요.'],
  UPSTREAM_UNAVAILABLE: [503, '서비스가 잠시 원활하지 않습니다. 잠시 후 다시 시도해 주세요.'],
  PAYMENT_UNAVAILABLE: [503, '결제 서비스를 잠시 이용할 수 없습니다.'],
  PAYMENT_UNCERTAIN: [503, '결제 결과를 확인하고 있습니다. 잠시 후 예매 내역을 확인해 주세요.'],
} as const satisfies Record<string, readonly [number, string]>;

export type ErrorCode = keyof typeof CODES;
export type ErrorStatus = (typeof CODES)[ErrorCode][0];

/** All of them. TypeScript does not keep the names of an object's own keys. */
export const errorCodes = Object.keys(CODES) as [ErrorCode, ...ErrorCode[]];

/** Whether a code that came from outside is one of the list. */
export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(CODES, code);

export const statusOf = (code: ErrorCode): ErrorStatus => CODES[code][0];
export const sentenceOf = (code: ErrorCode): string => CODES[code][1];

export type ErrorDetails = Record<string, unknown>;

/** What a refusal may carry beyond its code. */
export type ErrorOptions = {
  /** A Korean sentence for the buyer, in place of the code's own. */
  message?: string;
  /** Facts a client can act on, such as the labels of the seats that are gone. */
  details?: ErrorDetails;
  /** Only where the list has no code of the right status (415 for a wrong content type). */
  status?: 415;
  /** What made it fail; logged, never sent. */
  cause?: unknown;
  retryAfterSeconds?: number;
};

/** The one error of all services: a code of the closed list. Everything else that is thrown is a fault. */
export class AppError extends Error {
  override name = 'AppError';
  readonly code: ErrorCode;
  readonly status: ErrorStatus;
  readonly details: ErrorDetails | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, options: ErrorOptions = {}) {
    super(options.message ?? sentenceOf(code), { cause: options.cause });
    this.code = code;
    this.status = options.status ?? statusOf(code);
    this.details = options.details;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}
