-- create_index
-- revision: ae1027a6acf2
-- revises: 1975ea83b712
-- created: 2025-01-01T12:00:00Z

-- retort:upgrade
CREATE UNIQUE INDEX "ix big" ON auth.users (rank DESC NULLS LAST, (lower(email::text)) COLLATE "C" text_pattern_ops, created_at NULLS FIRST) INCLUDE (name) NULLS NOT DISTINCT WITH (fillfactor=80) WHERE NOT is_deleted;
COMMENT ON INDEX auth."ix big" IS 'For the list';
CREATE INDEX ix_users_tags ON auth.users USING gin (tags);
CREATE INDEX CONCURRENTLY ix_bookings_user_id ON bookings (user_id, room);

-- retort:downgrade
