COMMENT ON TABLE auth.users IS 'It''s all of them';
COMMENT ON TABLE bookings IS NULL;
COMMENT ON COLUMN auth.users.rank IS 'From "0"';
COMMENT ON COLUMN bookings.room IS NULL;
COMMENT ON SCHEMA auth IS 'Who';
