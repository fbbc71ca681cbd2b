import { until } from '../../story/client/until.ts';
import { publish } from './broker.ts';
import { events } from './events-command.ts';

/** Tells of a payment in a way that breaks the contract; resolves when both who heard it have given it up. */
export async function publishBroken() {
  const broken = { id: crypto.randomUUID(), type: 'payment.paid', data: { reservationId: 'nobody' } };
  await publish('payment', 'payments', broken);
  const shown = await until(
    'both have it',
    () => events('dead', '--show', broken.id),
    ({ out }) => out.includes('"app": "reservation"') && out.includes('"app": "notification"'),
    20_000,
  );
  return { broken, shown };
}
