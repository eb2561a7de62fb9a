# A role and a database of its own for each service, where it is missing. Sourced by the image's entrypoint, once, on an empty volume; after
# a service was added, run by whoever added it (README.md).
set -e
for file in /etc/tandem-databases/*; do
  psql -v ON_ERROR_STOP=1 -U postgres -d postgres -v name="$(basename "$file")" -v password="$(cat "$file")" <<'SQL'
select format('create role %I login password %L', :'name', :'password')
  where not exists (select from pg_roles where rolname = :'name') \gexec
select format('create database %I owner %I', :'name', :'name')
  where not exists (select from pg_database where datname = :'name') \gexec
revoke all on database :"name" from public;
SQL
done
