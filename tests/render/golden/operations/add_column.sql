-- add_column
-- revision: ae1027a6acf2
-- revises: 1975ea83b712
-- created: 2025-01-01T12:00:00Z

-- retort:upgrade
ALTER TABLE auth.users ADD COLUMN phone varchar(20);
ALTER TABLE auth.users ADD COLUMN kind platform NOT NULL DEFAULT 'web';
COMMENT ON COLUMN auth.users.kind IS 'How they come';
ALTER TABLE bookings ADD COLUMN paid boolean NOT NULL DEFAULT false;
ALTER TABLE auth."Cache" ADD COLUMN serial bigint GENERATED ALWAYS AS IDENTITY;
ALTER TABLE logs ADD COLUMN number double precision;

-- retort:downgrade
