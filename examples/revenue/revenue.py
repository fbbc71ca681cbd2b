"""Revenue: what the shop took, less what it gave back, by the day in Seoul and by event.

A consumer of Tiketi's events that knows nothing but the contract: contracts/asyncapi.yaml and
contracts/events/. It needs Python 3.9 or newer and nothing beside it, and a Dapr sidecar.

Environment: APP_PORT, APP_API_TOKEN (what the sidecar shows with every call), REVENUE_DB (a file).
"""

import hmac
import json
import os
import signal
import sqlite3
import sys
import threading
from datetime import datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# Korea has had no summer time since 1988, and Python brings no time zones along everywhere.
SEOUL = timezone(timedelta(hours=9))

# What the sidecar is told at its start: https://docs.dapr.io/reference/api/pubsub_api/
SUBSCRIPTIONS = [
    {
        "pubsubname": "pubsub",
        "topic": "payments",
        "deadLetterTopic": "dead-revenue",
        "routes": {
            "rules": [
                {"match": 'event.type == "payment.paid"', "path": "/events/payment.paid"},
                {"match": 'event.type == "payment.refunded"', "path": "/events/payment.refunded"},
            ],
            # Failed payments bring nothing; points bought are no revenue until a ticket is paid with them.
            "default": "/events/ignored",
        },
    }
]

SCHEMA = """
create table if not exists inbox (fact text primary key);
create table if not exists revenue (
  day text not null,
  event_id text not null,
  payments integer not null default 0,
  paid integer not null default 0,
  refunded integer not null default 0,
  primary key (day, event_id)
);
create table if not exists repeats (count integer not null);
insert into repeats select 0 where not exists (select 1 from repeats);
"""


class Books:
    """The count, in a file: it goes on where it was after a restart."""

    def __init__(self, file: str) -> None:
        self._db = sqlite3.connect(file, check_same_thread=False, isolation_level=None)
        self._lock = threading.Lock()
        self._db.executescript(SCHEMA)

    def record(self, envelope: dict) -> None:
        """Counts a fact once, and writes together or not at all that it is known and what it brought.

        The same fact may be told again under another event id (see the event's description),
        so it is the payment that says what is known, and of what went back the refund: a payment
        may go back in parts.

        Raises KeyError, TypeError or ValueError when it breaks its contract.
        """
        data = envelope["data"]
        paid = envelope["type"] == "payment.paid"
        fact = f'{envelope["type"]} {text(data["paymentId" if paid else "refundId"])}'
        amount = data["amount"]
        if type(amount) is not int or amount < 0:
            raise ValueError("amount")
        day = day_in_seoul(text(data["paidAt" if paid else "refundedAt"]))
        event_id = text(data["reservation"]["eventId"])
        row = (day, event_id, int(paid), amount if paid else 0, 0 if paid else amount)
        with self._lock, self._db:
            self._db.execute("begin immediate")
            known = self._db.execute("insert or ignore into inbox values (?)", (fact,)).rowcount == 0
            if known:
                self._db.execute("update repeats set count = count + 1")
                return
            self._db.execute(
                "insert into revenue values (?, ?, ?, ?, ?) on conflict (day, event_id) do update set"
                " payments = payments + excluded.payments,"
                " paid = paid + excluded.paid, refunded = refunded + excluded.refunded",
                row,
            )

    def report(self) -> dict:
        """All of it, in KRW."""
        with self._lock:
            repeats = self._db.execute("select count from repeats").fetchone()[0]
            return {
                **self._sums()[0],
                "days": self._sums("day"),
                "events": self._sums("event_id"),
                "repeats": repeats,
            }

    def _sums(self, by: str = "") -> list:
        """Sums of everything, or by one of the two columns."""
        names = ("payments", "paid", "refunded", "revenue")
        sums = (
            "coalesce(sum(payments), 0), coalesce(sum(paid), 0), coalesce(sum(refunded), 0),"
            " coalesce(sum(paid - refunded), 0)"
        )
        if by == "":
            return [dict(zip(names, self._db.execute(f"select {sums} from revenue").fetchone()))]
        rows = self._db.execute(f"select {by}, {sums} from revenue group by {by} order by {by}")
        return [dict(zip(("day" if by == "day" else "eventId", *names), row)) for row in rows]


def text(value: object) -> str:
    if not isinstance(value, str) or value == "":
        raise ValueError("expected a text")
    return value


def day_in_seoul(instant: str) -> str:
    """2026-11-25T15:00:00.000Z is 2026-11-26 there."""
    return datetime.fromisoformat(instant.replace("Z", "+00:00")).astimezone(SEOUL).date().isoformat()


def handler_for(books: Books, token: str) -> type:
    """The routes; a class, because that is what Python's server wants."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            if self.path == "/health":
                self.answer(200, {"status": "ok"})
            elif self.path == "/revenue":
                self.answer(200, books.report())
            elif self.path == "/dapr/subscribe":
                self.answer(200, SUBSCRIPTIONS)
            else:
                self.answer(404, {"code": "NOT_FOUND"})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            # Anybody who reaches this port could say "paid" otherwise.
            if not hmac.compare_digest(self.headers.get("dapr-api-token", "").encode(), token.encode()):
                self.answer(403, {"code": "FORBIDDEN"})
            elif self.path == "/events/ignored":
                self.answer(200, {"status": "SUCCESS"})
            elif self.path in ("/events/payment.paid", "/events/payment.refunded"):
                self.answer(200, {"status": take(body)})
            else:
                self.answer(404, {"code": "NOT_FOUND"})

        def answer(self, status: int, body: object) -> None:
            payload = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(payload)))
            self.end_headers()
            self.wfile.write(payload)

        def log_message(self, *_: object) -> None:
            """One line for each request is too much."""

    def take(body: bytes) -> str:
        try:
            books.record(json.loads(body))
            return "SUCCESS"
        except (KeyError, TypeError, ValueError) as error:
            # No repeat can mend it: the sidecar files it under the dead letters.
            print(f"event breaks its contract: {error!r}", file=sys.stderr)
            return "DROP"
        except sqlite3.Error as error:
            print(f"event will be delivered again: {error!r}", file=sys.stderr)
            return "RETRY"

    return Handler


def main() -> None:
    token = os.environ.get("APP_API_TOKEN", "")
    if token == "":
        sys.exit("APP_API_TOKEN is not set")
    books = Books(os.environ.get("REVENUE_DB", "revenue.db"))
    port = int(os.environ.get("APP_PORT", "4400"))
    server = ThreadingHTTPServer(("127.0.0.1", port), handler_for(books, token))
    server.daemon_threads = True
    # shutdown() waits for serve_forever(), which this very thread is in.
    signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=server.shutdown).start())
    print(f"revenue on http://localhost:{port}/revenue", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
