/**
 * Every payment in the words of an auditor, as a query: what it took and what of it went back by each way.
 * The one place that knows how the tables say so.
 */
export const PAYMENTS = `
  select p.id, p.reservation_id, p.status, p.channel, p.amount,
         p.card_amount as card_taken,
         case p.status when 'FAILED' then p.card_amount else coalesce(done.cards, 0) end as card_returned,
         p.point_used as points_used,
         case p.status when 'FAILED' then p.point_used else coalesce(done.points, 0) end as points_returned,
         p.status in ('PROCESSING', 'UNCERTAIN', 'REFUNDING')
           or (p.status = 'SUCCESS' and p.confirmed_at is null)
           or exists (select from refunds r where r.payment_id = p.id and r.status = 'PENDING') as is_open
  from payments p
  left join lateral (
    select sum(r.card_amount)::int as cards, sum(r.point_amount)::int as points
    from refunds r where r.payment_id = p.id and r.status = 'DONE') done on true`;
