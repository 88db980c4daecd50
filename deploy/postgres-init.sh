#!/bin/sh
# Two owners, three databases: the read model and Temporal's two never share a role.
set -eu
psql -v ON_ERROR_STOP=1 -U postgres -v zhifa="$ZHIFA_DB_PASSWORD" -v temporal="$TEMPORAL_DB_PASSWORD" <<'SQL'
CREATE ROLE zhifa LOGIN PASSWORD :'zhifa';
CREATE ROLE temporal LOGIN PASSWORD :'temporal';
CREATE DATABASE zhifa OWNER zhifa;
CREATE DATABASE temporal OWNER temporal;
CREATE DATABASE temporal_visibility OWNER temporal;
SQL
