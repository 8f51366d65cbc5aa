-- drop_sequence
-- revision: ae1027a6acf2
-- revises: 1975ea83b712
-- created: 2025-01-01T12:00:00Z

-- retort:upgrade
DROP SEQUENCE auth."ticket numbers";

-- retort:downgrade
