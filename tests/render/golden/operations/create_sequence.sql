-- create_sequence
-- revision: ae1027a6acf2
-- revises: 1975ea83b712
-- created: 2025-01-01T12:00:00Z

-- retort:upgrade
CREATE SEQUENCE auth."ticket numbers" AS bigint INCREMENT BY 5 MINVALUE 10 MAXVALUE 100000 START WITH 1000 CACHE 20 CYCLE;
COMMENT ON SEQUENCE auth."ticket numbers" IS 'Where tickets'' numbers come from';
CREATE SEQUENCE plain;

-- retort:downgrade
