-- A database of the old schema, as the service's first version made it, with rows in it.
CREATE TABLE teams (
  id serial PRIMARY KEY,
  display_name varchar(200) NOT NULL,
  platform_name varchar(100) NOT NULL UNIQUE,
  team_type varchar(20) NOT NULL DEFAULT 'private',
  monthly_quota integer,
  daily_quota integer,
  is_active boolean NOT NULL DEFAULT true,
  created_at timestamp NOT NULL DEFAULT (now() AT TIME ZONE 'UTC'),
  updated_at timestamp NOT NULL DEFAULT (now() AT TIME ZONE 'UTC')
);

CREATE TABLE api_keys (
  id serial PRIMARY KEY,
  team_id integer NOT NULL REFERENCES teams (id) ON DELETE CASCADE,
  name varchar(100) NOT NULL,
  key_hash varchar(64) NOT NULL UNIQUE,
  key_prefix varchar(12) NOT NULL,
  is_active boolean NOT NULL DEFAULT true,
  last_used_at timestamp,
  expires_at timestamp,
  created_at timestamp NOT NULL DEFAULT (now() AT TIME ZONE 'UTC')
);
CREATE INDEX ix_api_keys_team_id ON api_keys (team_id);

CREATE TABLE usage_logs (
  id serial PRIMARY KEY,
  api_key_id integer NOT NULL REFERENCES api_keys (id) ON DELETE CASCADE,
  model_used varchar(100) NOT NULL,
  tokens_used integer,
  estimated_cost numeric(10, 6),
  success boolean NOT NULL,
  error_message text,
  request_params json,
  "timestamp" timestamp NOT NULL DEFAULT (now() AT TIME ZONE 'UTC')
);

CREATE TABLE messages (
  id serial PRIMARY KEY,
  team_id integer NOT NULL REFERENCES teams (id) ON DELETE CASCADE,
  session_id varchar(100) NOT NULL,
  role varchar(20) NOT NULL,
  content text NOT NULL,
  created_at timestamp NOT NULL DEFAULT (now() AT TIME ZONE 'UTC')
);

INSERT INTO teams (display_name, platform_name, team_type, monthly_quota, daily_quota, is_active, created_at) VALUES
  ('Internal Bale bot', 'internal-bale', 'private', 100000, 5000, true, '2024-03-01 08:00'),
  ('Public web', 'public-web', 'public', 0, 0, true, '2024-03-02 09:30'),
  ('An old partner', 'partner-01', 'partner', 1000, 4000, false, '2024-04-11 12:00');

INSERT INTO api_keys (team_id, name, key_hash, key_prefix, last_used_at)
SELECT team, 'key ' || n, md5(team || '/' || n) || md5(n || '\' || team), 'ak_' || team || '_' || n, '2024-06-01 10:00'
FROM generate_series(1, 3) AS team, generate_series(1, 4) AS n;
DELETE FROM api_keys WHERE id = 12;  -- numbers have gaps in real life

INSERT INTO usage_logs (api_key_id, model_used, tokens_used, estimated_cost, success, error_message, request_params)
SELECT id, 'model-a', CASE WHEN n % 7 = 0 THEN NULL ELSE n * 10 END, n * 0.000123, n % 5 <> 0,
       CASE WHEN n % 5 = 0 THEN 'timed out' END, CASE WHEN n % 2 = 0 THEN '{"stream": true}'::json END
FROM api_keys, generate_series(1, 20) AS n;

INSERT INTO messages (team_id, session_id, role, content)
SELECT team, 'session-' || n % 4, CASE WHEN n % 2 = 0 THEN 'assistant' ELSE 'user' END, 'message ' || n || ' — سلام'
FROM generate_series(1, 3) AS team, generate_series(1, 10) AS n;
