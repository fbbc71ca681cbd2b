#!/bin/sh
# As much of the official image's start as k8s/base/postgres.yaml uses: a first start makes the data directory.
set -eu
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  mkdir -p "$PGDATA"
  chmod 700 "$PGDATA"
  # shellcheck disable=SC2086
  initdb --pgdata="$PGDATA" --username=postgres --pwfile="$POSTGRES_PASSWORD_FILE" $POSTGRES_INITDB_ARGS
  echo 'host all all all scram-sha-256' >> "$PGDATA/pg_hba.conf"
  # It speaks to everybody who may come: the network says who.
  echo "listen_addresses = '*'" >> "$PGDATA/postgresql.conf"
fi
exec postgres -D "$PGDATA" "$@"
