-- Add phone to users
-- revision: ae1027a6acf2
-- revises: 1975ea83b712
-- created: 2025-01-01T12:00:00Z

-- retort:upgrade
ALTER TABLE users ADD COLUMN phone varchar(20);

-- retort:downgrade
-- Loses the data of users.phone.
ALTER TABLE users DROP COLUMN phone;
