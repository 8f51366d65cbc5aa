-- bulk_insert
-- revision: ae1027a6acf2
-- revises: 1975ea83b712
-- created: 2025-01-01T12:00:00Z

-- retort:upgrade
INSERT INTO auth.users (email, rank, is_deleted, name, created_at) VALUES
  ('a@example.org', 1, false, NULL, now()),
  ('it''s@example.org', -2, true, E'back\\slash', '2025-01-01 00:00:00+00');

-- retort:downgrade
