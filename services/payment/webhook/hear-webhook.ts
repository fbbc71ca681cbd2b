import { AppError } from '#shared/http/errors.ts';
import type { PaymentContext } from '../context.ts';
import type { Delivery } from '../gateway/gateway.ts';
import { countTrouble } from '../metrics.ts';
import { followHint } from './follow-hint.ts';

/**
 * Takes a webhook that was sent to a gateway's address and follows what it hints at. Throws 404 for a gateway
 * that is not connected; 401 `INVALID_TOKEN` for a signature that is wrong, missing or too old; 400 for a body
 * that is none of its events; and what following throws.
 */
export async function hearWebhook(ctx: PaymentContext, name: string, delivery: Delivery): Promise<void> {
  const gateway = ctx.gateways.named(name);
  if (!gateway) throw new AppError('NOT_FOUND');
  const reading = gateway.readWebhook(delivery);
  switch (reading) {
    case 'forged':
      ctx.log.error({ gateway: name }, "webhook with a signature that is not the gateway's");
      countTrouble({ kind: 'webhook_forged' });
      throw new AppError('INVALID_TOKEN', { message: '웹훅의 서명을 확인할 수 없습니다.' });
    case 'malformed':
      throw new AppError('VALIDATION_ERROR');
    case 'other':
      return;
    default:
      return followHint(ctx, gateway.name, reading);
  }
}
