INSERT INTO auth.users (email, rank, is_deleted, name, created_at) VALUES
  ('a@example.org', 1, false, NULL, now()),
  ('it''s@example.org', -2, true, E'back\\slash', '2025-01-01 00:00:00+00');
