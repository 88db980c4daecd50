#!/bin/sh
# Temporal's own schema in both of its databases; running it again does nothing.
set -eu
schema=/etc/temporal/schema/postgresql/v12
for pair in temporal:temporal temporal_visibility:visibility; do
    database=${pair%%:*}
    folder=${pair##*:}
    tool="temporal-sql-tool --plugin $SQL_PLUGIN --endpoint $SQL_HOST --port $SQL_PORT --user $SQL_USER --database $database"
    $tool setup-schema -v 0.0 2>/dev/null || true
    $tool update-schema -d "$schema/$folder/versioned"
done
