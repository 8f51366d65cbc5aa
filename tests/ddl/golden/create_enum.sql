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
