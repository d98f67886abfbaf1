-- Two users of the database. The owner migrates, restores and makes backups; the site and its worker sign in as
-- samen_app, which reads and writes rows and can change no table, switch off no guard and empty no trail.
-- Once, as the owner, after the first migration; then give each user its password:
--   psql "$OWNER_URL" -f deploy/roles.sql && psql "$OWNER_URL" -c '\password samen_app'
--   DATABASE_URL=postgresql://samen_app:…   MIGRATE_DATABASE_URL=postgresql://owner:…
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'samen_app') THEN
    CREATE ROLE samen_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION;
  END IF;
  -- The queue of planned work (pg-boss) makes a schema of its own.
  EXECUTE format('GRANT CONNECT, CREATE, TEMPORARY ON DATABASE %I TO samen_app', current_database());
END $$;

REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO samen_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO samen_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO samen_app;
-- What was done to the database's shape is the owner's to write.
REVOKE INSERT, UPDATE, DELETE ON _prisma_migrations FROM samen_app;
-- Tables of later migrations too.
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO samen_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO samen_app;
