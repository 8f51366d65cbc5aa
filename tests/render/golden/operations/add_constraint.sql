-- add_constraint
-- revision: ae1027a6acf2
-- revises: 1975ea83b712
-- created: 2025-01-01T12:00:00Z

-- retort:upgrade
ALTER TABLE auth.users ADD CONSTRAINT users_pair UNIQUE (id, rank);
COMMENT ON CONSTRAINT users_pair ON auth.users IS 'For the foreign key';
ALTER TABLE bookings ADD CONSTRAINT some_columns FOREIGN KEY (user_id, number) REFERENCES auth.users (id, rank) ON DELETE SET NULL (user_id) NOT VALID;
ALTER TABLE bookings ADD FOREIGN KEY (user_id) REFERENCES auth.users (id) ON UPDATE SET NULL ON DELETE SET DEFAULT;
ALTER TABLE bookings ADD CONSTRAINT hashed EXCLUDE USING hash (code WITH =);
ALTER TABLE bookings ADD CONSTRAINT "opening hours" CHECK (at > '08:00' AND at < '22:00');
ALTER TABLE auth."Cache" ADD PRIMARY KEY (key);

-- retort:downgrade
