-- set_comment
-- revision: ae1027a6acf2
-- revises: 1975ea83b712
-- created: 2025-01-01T12:00:00Z

-- retort:upgrade
COMMENT ON TABLE auth.users IS 'It''s all of them';
COMMENT ON TABLE bookings IS NULL;
COMMENT ON COLUMN auth.users.rank IS 'From "0"';
COMMENT ON COLUMN bookings.room IS NULL;
COMMENT ON SCHEMA auth IS 'Who';

-- retort:downgrade
