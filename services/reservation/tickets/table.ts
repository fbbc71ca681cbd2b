import { sql } from 'kysely';

const createTable = sql`
  create table tickets (
    id uuid primary key default gen_random_uuid(),
    reservation_id uuid not null references reservations (id),
    position int not null,
    event_id uuid not null,
    seat_id uuid,
    ticket_type_id uuid,
    label varchar(120) not null,
    section varchar(50),
    row_number int,
    seat_number int,
    short_code text not null unique default new_short_code(),
    issued_at timestamptz not null default now(),
    voided_at timestamptz,
    admitted_at timestamptz,
    admitted_by uuid,
    door varchar(50),
    nonce uuid,
    unique (reservation_id, position),
    check ((ticket_type_id is null) <> (seat_id is null)),
    check ((admitted_at is null) = (admitted_by is null) and (admitted_at is null) = (nonce is null))
  )`;

/** Twelve characters of Crockford's base 32, 60 bits; the bytes left out are those in which a UUID says what it is. */
const createShortCodes = sql`
  create function new_short_code() returns text language plpgsql volatile as $$
    declare
      drawn bytea := uuid_send(gen_random_uuid());
      place int;
      code text := '';
    begin
      foreach place in array array[0, 1, 2, 3, 4, 5, 9, 10, 11, 12, 13, 14] loop
        code := code || substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', (get_byte(drawn, place) & 31) + 1, 1);
      end loop;
      return code;
    end
  $$`;

/** Two people never have a good ticket for one seat. */
const onePerSeat = sql`create unique index one_ticket_per_seat on tickets (seat_id) where voided_at is null`;

/** What a door counts, without the rows themselves, and what it reads page by page. */
const indexOfEvent = sql`
  create index tickets_of_event on tickets (event_id, id) include (voided_at, admitted_at)`;

const indexComingEvents = sql`
  create index event_copies_coming on event_copies (event_date, id) where published and status = 'scheduled'`;

const createIssuing = sql`
  create function issue_tickets(reservation uuid, event uuid) returns void language sql as $$
    insert into tickets
      (reservation_id, position, event_id, seat_id, ticket_type_id, label, section, row_number, seat_number)
    select reservation, row_number() over (order by i.position, person), event,
      i.seat_id, i.ticket_type_id, i.label, i.section, i.row_number, i.seat_number
    from reservation_items i cross join generate_series(1, i.quantity) as person
    where i.reservation_id = reservation
  $$`;

/** A reservation is confirmed: each person gets a ticket. It is no longer: none of them is good. */
const followReservations = sql`
  create function tickets_follow_reservation() returns trigger language plpgsql as $$
    begin
      if new.status = 'confirmed' then
        perform issue_tickets(new.id, new.event_id);
      else
        update tickets set voided_at = now() where id in (
          select id from tickets where reservation_id = new.id and voided_at is null order by id for update);
      end if;
      return null;
    end
  $$`;

const onReservations = sql`
  create trigger tickets_follow_reservation after update of status on reservations for each row
    when (old.status <> new.status and 'confirmed' in (old.status, new.status))
    execute function tickets_follow_reservation()`;

/** Some of a reservation were taken off: so many tickets go, and those first that nobody has come in with. */
const followItems = sql`
  create function tickets_follow_item() returns trigger language plpgsql as $$
    begin
      update tickets set voided_at = now() where id in (
        select id from tickets
        where reservation_id = old.reservation_id and voided_at is null
          and (seat_id = old.seat_id or ticket_type_id = old.ticket_type_id)
        order by admitted_at is not null, position desc
        limit case tg_op when 'DELETE' then old.quantity else old.quantity - new.quantity end
        for update);
      return null;
    end
  $$`;

const onFewer = sql`
  create trigger tickets_follow_fewer after update of quantity on reservation_items for each row
    when (new.quantity < old.quantity) execute function tickets_follow_item()`;

const onNone = sql`
  create trigger tickets_follow_none after delete on reservation_items for each row
    execute function tickets_follow_item()`;

const issueToThoseBefore = sql`
  select issue_tickets(id, event_id) from reservations where status = 'confirmed'`;

/**
 * A ticket for each person of each confirmed reservation, kept by the database itself: it is in step with the
 * reservation whoever changes that, also a replica of an earlier version while a new one is rolled out.
 */
export const createTickets = [
  createShortCodes,
  createTable,
  onePerSeat,
  indexOfEvent,
  indexComingEvents,
  createIssuing,
  followReservations,
  onReservations,
  followItems,
  onFewer,
  onNone,
  issueToThoseBefore,
];

/** What costs nothing is confirmed as it is written, with its items in the same statement; a trigger after it sees all of them. */
const onFree = sql`
  create trigger tickets_of_what_is_confirmed_at_once after insert on reservations for each row
    when (new.status = 'confirmed') execute function tickets_follow_reservation()`;

const issueToThoseWithout = sql`
  select issue_tickets(id, event_id) from reservations r
  where status = 'confirmed' and not exists (select from tickets t where t.reservation_id = r.id)`;

/** Tickets for who reserves what costs nothing: such a reservation never becomes confirmed, it begins so. */
export const ticketsForFree = [onFree, issueToThoseWithout];

const followItemsOnceLocked = sql`
  create or replace function tickets_follow_item() returns trigger language plpgsql as $$
    begin
      perform from tickets
        where reservation_id = old.reservation_id and voided_at is null order by id for update;
      update tickets set voided_at = now() where id in (
        select id from tickets
        where reservation_id = old.reservation_id and voided_at is null
          and (seat_id = old.seat_id or ticket_type_id = old.ticket_type_id)
        order by admitted_at is not null, position desc
        limit case tg_op when 'DELETE' then old.quantity else old.quantity - new.quantity end);
      return null;
    end
  $$`;

/**
 * Which tickets go with a part that is refunded is chosen once all of them are locked, in the order in which a door
 * locks them: chosen before, it could be the one that somebody is just coming in with, and another one would stay good.
 */
export const chosenOnceLocked = [followItemsOnceLocked];
