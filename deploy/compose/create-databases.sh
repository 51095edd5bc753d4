#!/bin/sh
# Run once by the PostgreSQL image, on an empty data directory: a database for each service, with an owner of its own
# who may connect to no other.
set -eu

for name in settings dispatch; do
  psql --quiet --username "$POSTGRES_USER" --set ON_ERROR_STOP=1 \
    --set name="$name" --set password="$(cat "/run/secrets/postgres/$name")" <<'SQL'
CREATE ROLE :"name" LOGIN PASSWORD :'password';
CREATE DATABASE :"name" OWNER :"name";
REVOKE CONNECT ON DATABASE :"name" FROM PUBLIC;
SQL
done
