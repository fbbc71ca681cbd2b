import { html } from 'hono/html';
import { behaviours } from './behaviours.ts';
import { type Charge, leftOf } from './book/charge.ts';

const style = html`<style>
  body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 3rem auto; padding: 0 1rem; color: #1c2430 }
  table { border-collapse: collapse; width: 100%; margin: 1rem 0 2.5rem }
  th, td { text-align: left; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid #e4e8ee; vertical-align: top }
  th { color: #6b7685; font-weight: 500 }
  .amount { text-align: right; font-variant-numeric: tabular-nums }
  code { background: #f1f4f8; padding: .1rem .35rem; border-radius: .25rem }
</style>`;

/** The page people see at `/`: which tokens there are, and the last 50 payments. */
export function startPage(charges: Charge[]) {
  const latest = charges.slice(-50).reverse();
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Sandbox payment gateway</title>${style}</head>
<body>
<h1>Sandbox payment gateway</h1>
<p>Speaks the APIs of Toss Payments and PortOne, and charges nobody. The <code>paymentKey</code> of
<code>POST /v1/payments/confirm</code> (Toss) and the <code>paymentToken</code> of
<code>POST /payments/{paymentId}/confirm</code> (PortOne) choose what happens. The webhooks of the last tokens
are sent where <code>SANDBOX_WEBHOOK_URL</code> says.</p>
<table>
  <tr><th>Token</th><th>What it does</th></tr>
  ${[...behaviours].map(([token, { about }]) => html`<tr><td><code>${token}</code></td><td>${about}</td></tr>`)}
</table>
<h2>Last payments</h2>
<table>
  <tr><th>Requested</th><th>Gateway</th><th>Order</th><th>Status</th><th class="amount">Amount</th><th class="amount">Left</th></tr>
  ${latest.map(
    (charge) => html`<tr>
    <td>${charge.requestedAt}</td><td>${charge.gateway}</td><td>${charge.orderName}</td>
    <td>${charge.refusal ?? charge.status}</td>
    <td class="amount">${charge.amount.toLocaleString('ko-KR')}원</td>
    <td class="amount">${leftOf(charge).toLocaleString('ko-KR')}원</td>
  </tr>`,
  )}
</table>
</body>
</html>`;
}
