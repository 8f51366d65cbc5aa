-- create_enum
-- revision: ae1027a6acf2
-- revises: 1975ea83b712
-- created: 2025-01-01T12:00:00Z

-- retort:upgrade
CREATE TYPE platform AS ENUM ('web', 'web-app', 'it''s');
CREATE TYPE auth.role AS ENUM ('admin');
COMMENT ON TYPE auth.role IS 'What somebody may be';

CREATE TYPE ticket_state AS ENUM (
  'new',
  'waiting for customer',
  'waiting for colleague',
  'solved',
  'closed',
  'reopened'
);

-- retort:downgrade
