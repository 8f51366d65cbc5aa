-- drop_column
-- revision: ae1027a6acf2
-- revises: 1975ea83b712
-- created: 2025-01-01T12:00:00Z

-- retort:upgrade
-- Loses the data of auth.users.phone.
ALTER TABLE auth.users DROP COLUMN phone;
ALTER TABLE logs DROP COLUMN number;
ALTER TABLE auth."Cache" DROP COLUMN serial;

-- retort:downgrade
