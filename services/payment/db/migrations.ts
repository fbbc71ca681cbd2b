import type { Migrations } from '#shared/database/migrate.ts';
import * as messages from './migrations/2026-11-23-messages.ts';
import * as payments from './migrations/2026-11-23-payments.ts';
import * as points from './migrations/2026-11-23-points.ts';
import * as byHand from './migrations/2026-11-25-by-hand.ts';
import * as gateway from './migrations/2026-11-26-gateway.ts';
import * as gatewayCalls from './migrations/2026-11-26-gateways-calls.ts';
import * as pointAudits from './migrations/2026-11-26-points-audits.ts';
import * as comparisons from './migrations/2026-11-26-points-comparisons.ts';
import * as pointsIdempotency from './migrations/2026-11-26-points-idempotency.ts';
import * as refunds from './migrations/2026-11-26-refunds.ts';
import * as refundsTransitions from './migrations/2026-11-26-refunds-transitions.ts';
import * as newMessages from './migrations/2026-11-27-messages.ts';
import * as pointsAttempts from './migrations/2026-11-27-points-attempts.ts';
import * as oversight from './migrations/2026-11-27-points-oversight.ts';
import * as refundsToldAgain from './migrations/2026-11-27-refunds-told-again.ts';
import * as byStatus from './migrations/2026-11-28-payments-by-status.ts';
import * as pruning from './migrations/2026-11-28-pruning.ts';
import * as auditLogIsRead from './migrations/2026-11-30-audit-log-is-read.ts';

export const migrations: Migrations = {
  '2026-11-23-messages': messages,
  '2026-11-23-payments': payments,
  '2026-11-23-points': points,
  '2026-11-25-by-hand': byHand,
  '2026-11-26-gateway': gateway,
  '2026-11-26-gateways-calls': gatewayCalls,
  '2026-11-26-points-audits': pointAudits,
  '2026-11-26-points-comparisons': comparisons,
  '2026-11-26-points-idempotency': pointsIdempotency,
  '2026-11-26-refunds': refunds,
  '2026-11-26-refunds-transitions': refundsTransitions,
  '2026-11-27-messages': newMessages,
  '2026-11-27-points-attempts': pointsAttempts,
  '2026-11-27-points-oversight': oversight,
  '2026-11-27-refunds-told-again': refundsToldAgain,
  '2026-11-28-payments-by-status': byStatus,
  '2026-11-28-pruning': pruning,
  '2026-11-30-audit-log-is-read': auditLogIsRead,
};
