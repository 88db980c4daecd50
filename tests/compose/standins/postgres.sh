#!/bin/sh
# Does for the stand-in what the entry point of PostgreSQL's own image does: first start, then serve as its own user.
set -eu
data=/var/lib/postgresql/18/docker
if [ "$(id -u)" = 0 ]; then
    chown postgres /var/lib/postgresql
    exec setpriv --reuid postgres --regid postgres --clear-groups --no-new-privs /bin/sh "$0"
fi
if [ ! -f "$data/PG_VERSION" ]; then
    mkdir -p "$data"
    printf '%s' "$POSTGRES_PASSWORD" > /tmp/password
    # shellcheck disable=SC2086
    initdb -D "$data" -U postgres -A scram-sha-256 --pwfile /tmp/password ${POSTGRES_INITDB_ARGS:-}
    rm /tmp/password
    echo "host all all all scram-sha-256" >> "$data/pg_hba.conf"
    export PGPASSWORD="$POSTGRES_PASSWORD" PGHOST=/tmp
    pg_ctl -D "$data" -w -o "-c listen_addresses='' -k /tmp" start
    for script in /docker-entrypoint-initdb.d/*.sh; do
        sh "$script"
    done
    pg_ctl -D "$data" -w stop
fi
exec postgres -D "$data" -c "listen_addresses=*" -k /tmp
