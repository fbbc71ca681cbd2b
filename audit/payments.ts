/**
 * Every payment in the words of an auditor, as a query: what it took and what of it went back by each way.
 * The one place that knows how the tables say so.
 */
export const PAYMENTS = `
  select id, reservation_id, status, channel, amount,
         card_amount as card_taken,
         case when status in ('FAILED', 'REFUNDED') then card_amount else 0 end as card_returned,
         point_used as points_used,
         case when status in ('FAILED', 'REFUNDED') then point_used else 0 end as points_returned,
         status in ('PROCESSING', 'REFUNDING') or (status = 'SUCCESS' and confirmed_at is null) as is_open
  from payments`;
