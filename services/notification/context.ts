import type { Logger } from '#shared/telemetry/logger.ts';
import type { Claims } from './mail/claims.ts';
import type { SendMail } from './mail/mailer.ts';

/** What the handlers of this service work with. */
export type NotificationContext = {
  send: SendMail;
  claims: Claims;
  /** Where links in mails lead, without a slash at its end. */
  originUrl: string;
  log: Logger;
};
