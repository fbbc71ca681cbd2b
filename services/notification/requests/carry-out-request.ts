import type { EventData } from '#shared/events/contracts.ts';
import type { Delivery } from '#shared/events/subscribe.ts';
import type { Account } from '../accounts/accounts.ts';
import { isOptional, wants } from '../accounts/wanted.ts';
import type { NotificationContext } from '../context.ts';
import type { Channel } from '../delivery/outlet.ts';
import { sendOnce } from '../delivery/send-once.ts';
import { countSent } from '../delivery/sent.ts';
import { targetOf } from '../phone/push.ts';
import { DEFAULT_LOCALE } from '../templates/locale.ts';
import { isTemplate, templates } from '../templates/templates.ts';

/**
 * Sends what was asked for, once by its id; not to a user who wants none of these. Throws, so that it comes again,
 * while auth cannot say who the user is.
 */
export async function carryOutRequest(
  ctx: NotificationContext,
  { data: request }: Delivery<'notification.requested'>,
): Promise<void> {
  const { notificationId, channel, template } = request;
  // A newer replica may know it.
  if (!isTemplate(template)) throw new Error(`there is no template ${template}`);
  const asOf = isOptional(template) ? 'now' : undefined;
  const account = request.userId === null ? undefined : await ctx.findAccount(request.userId, asOf);
  if (!wants(account, template)) {
    countSent(channel, template, 'unwanted');
    ctx.log.info({ notificationId, channel, template }, 'not sent: it is not wanted');
    return;
  }
  const address = addressOf(request, account);
  if (address === undefined) {
    countSent(channel, template, 'unsendable');
    ctx.log.error({ notificationId, channel, template }, 'not sent: the user has no address for it');
    return;
  }
  const reader = {
    name: account?.name,
    locale: account?.locale ?? DEFAULT_LOCALE,
    originUrl: ctx.originUrl,
  };
  const draft = templates[template].write(request.data, reader);
  await sendOnce(ctx, { about: notificationId, template, channel }, { address, name: account?.name }, draft);
}

const ADDRESSES: Record<Channel, (account: Account) => string | null> = {
  email: ({ email }) => email,
  sms: ({ phone }) => phone,
  push: ({ userId }) => targetOf(userId),
};

function addressOf(
  { to, channel }: EventData<'notification.requested'>,
  account: Account | undefined,
): string | undefined {
  return to ?? (account && ADDRESSES[channel](account)) ?? undefined;
}
