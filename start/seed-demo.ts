import { Buyer } from '../story/client/buyer.ts';
import { Refused } from '../story/client/http.ts';
import { type DemoAccount, demoAccounts } from './demo-accounts.ts';
import { readRunTemplate } from './template/run-template.ts';

/** Makes the demo's buyers through the shop's own address, like anybody else; a second run changes nothing. */
const origin = process.env.ORIGIN_URL ?? readRunTemplate().common.env.ORIGIN_URL ?? '';

/** Undefined for one who has logged in by Google since: their password is none any more. */
async function demoBuyer(account: DemoAccount): Promise<Buyer | undefined> {
  const { email, password, name } = account;
  try {
    return await Buyer.register(origin, { email, password, name });
  } catch (refusal) {
    passOver('EMAIL_TAKEN', refusal);
  }
  try {
    return await Buyer.logIn(origin, { email, password });
  } catch (refusal) {
    passOver('INVALID_CREDENTIALS', refusal);
  }
  return undefined;
}

function passOver(code: string, refusal: unknown): void {
  if (!(refusal instanceof Refused) || refusal.code !== code) throw refusal;
}

for (const account of demoAccounts) {
  const buyer = await demoBuyer(account);
  if (!buyer || account.points === 0) continue;
  const { balance } = await buyer.points();
  if (balance === 0) await buyer.chargePoints(account.points);
}
console.log(`  demo buyers: ${demoAccounts.map(({ email }) => email).join(', ')}`);
