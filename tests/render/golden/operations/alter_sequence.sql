-- alter_sequence
-- revision: ae1027a6acf2
-- revises: 1975ea83b712
-- created: 2025-01-01T12:00:00Z

-- retort:upgrade
ALTER SEQUENCE auth."ticket numbers" AS integer INCREMENT BY -1 NO MINVALUE START WITH 100000 CACHE 1 NO CYCLE;
COMMENT ON SEQUENCE auth."ticket numbers" IS NULL;

-- retort:downgrade
