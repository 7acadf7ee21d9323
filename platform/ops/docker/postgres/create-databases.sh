#!/bin/bash
# Runs once, when the database server is new: each service gets a database of its own and a role that owns it.
set -euo pipefail

create() { # NAME PASSWORD
  psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres -v name="$1" -v password="$2" <<'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name" encoding 'UTF8' template template0;
revoke all on database :"name" from public;
SQL
}

create goal "$GOAL_DATABASE_PASSWORD"
create feedback "$FEEDBACK_DATABASE_PASSWORD"
create pricing "$PRICING_DATABASE_PASSWORD"
create analytics "$ANALYTICS_DATABASE_PASSWORD"
