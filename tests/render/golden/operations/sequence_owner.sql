-- sequence_owner
-- revision: ae1027a6acf2
-- revises: 1975ea83b712
-- created: 2025-01-01T12:00:00Z

-- retort:upgrade
ALTER SEQUENCE plain OWNED BY bookings.room;
COMMENT ON SEQUENCE plain IS 'Rooms';
ALTER SEQUENCE plain OWNED BY NONE;
COMMENT ON SEQUENCE plain IS NULL;
CREATE SEQUENCE auth.of_user OWNED BY auth.users.id;
ALTER SEQUENCE plain MINVALUE -5 MAXVALUE 50 START WITH 7 CYCLE;
ALTER SEQUENCE plain NO MINVALUE NO MAXVALUE START WITH 1 NO CYCLE;

-- retort:downgrade
