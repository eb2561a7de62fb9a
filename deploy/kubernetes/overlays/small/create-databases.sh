# Sourced by the image's entrypoint, once, on an empty volume: a role and a database of its own for each service.
for file in /etc/tandem-databases/*; do
  psql -v ON_ERROR_STOP=1 -U postgres -d postgres -v name="$(basename "$file")" -v password="$(cat "$file")" <<'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name";
revoke all on database :"name" from public;
SQL
done
