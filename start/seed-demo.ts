import { Buyer } from '../story/client/buyer.ts';
import { Refused } from '../story/client/http.ts';
import { type DemoAccount, demoAccounts } from './demo-accounts.ts';

/** Makes the demo's buyers through the shop's own address, like anybody else; a second run changes nothing. */
const origin = process.env.ORIGIN_URL ?? 'http://localhost:3000';

async function demoBuyer(account: DemoAccount): Promise<Buyer> {
  const { email, password, name } = account;
  try {
    return await Buyer.register(origin, { email, password, name });
  } catch (refusal) {
    if (!(refusal instanceof Refused) || refusal.code !== 'EMAIL_TAKEN') throw refusal;
    return Buyer.logIn(origin, { email, password });
  }
}

for (const account of demoAccounts) {
  const buyer = await demoBuyer(account);
  if (account.points === 0) continue;
  const { balance } = await buyer.points();
  if (balance === 0) await buyer.chargePoints(account.points);
}
console.log(`  demo buyers: ${demoAccounts.map(({ email }) => email).join(', ')}`);
