-- Copies what set_aside.sql put into teams_before to the tables of 001_initial_schema.
-- Run inside one transaction (psql -1): either every row is over, or nothing happened.

LOCK TABLE teams_before.teams, teams_before.api_keys, teams_before.usage_logs, teams_before.messages IN SHARE MODE;

INSERT INTO public.channels (id, title, channel_id, access, monthly_quota, daily_quota, is_active, created_at, updated_at)
OVERRIDING SYSTEM VALUE
SELECT id,
       display_name,
       platform_name,
       CASE WHEN team_type = 'public' THEN 'public' ELSE 'private' END::public.channel_access,
       nullif(monthly_quota, 0),
       -- The old service never compared the two; the new one insists on day <= month.
       least(nullif(daily_quota, 0), nullif(monthly_quota, 0)),
       is_active,
       created_at AT TIME ZONE 'UTC',
       updated_at AT TIME ZONE 'UTC'
FROM teams_before.teams;

INSERT INTO public.api_keys (id, channel_id, name, key_hash, key_prefix, is_active, last_used_at, expires_at, created_at)
OVERRIDING SYSTEM VALUE
SELECT id,
       team_id,
       name,
       decode(key_hash, 'hex'),
       key_prefix,
       is_active,
       last_used_at AT TIME ZONE 'UTC',
       expires_at AT TIME ZONE 'UTC',
       created_at AT TIME ZONE 'UTC'
FROM teams_before.api_keys;

-- A log knew only its key; the key knows the team.
INSERT INTO public.usage_logs (id, channel_id, key_prefix, model, tokens, cost, success, error_message, request, created_at)
OVERRIDING SYSTEM VALUE
SELECT logs.id,
       keys.team_id,
       keys.key_prefix,
       logs.model_used,
       coalesce(logs.tokens_used, 0),
       coalesce(logs.estimated_cost, 0),
       logs.success,
       logs.error_message,
       coalesce(logs.request_params::jsonb, '{}'),
       logs."timestamp" AT TIME ZONE 'UTC'
FROM teams_before.usage_logs AS logs
JOIN teams_before.api_keys AS keys ON keys.id = logs.api_key_id;

INSERT INTO public.messages (id, channel_id, session, role, content, created_at)
SELECT md5('teams/messages/' || id)::uuid,
       team_id,
       session_id,
       role::public.message_role,
       content,
       created_at AT TIME ZONE 'UTC'
FROM teams_before.messages;

-- The next number of each table follows the last one that was copied.
SELECT setval(pg_get_serial_sequence('public.channels', 'id'), max(id)) FROM public.channels HAVING count(*) > 0;
SELECT setval(pg_get_serial_sequence('public.api_keys', 'id'), max(id)) FROM public.api_keys HAVING count(*) > 0;
SELECT setval(pg_get_serial_sequence('public.usage_logs', 'id'), max(id)) FROM public.usage_logs HAVING count(*) > 0;

DO $$
DECLARE
  pair text[];
  before bigint;
  after bigint;
BEGIN
  FOREACH pair SLICE 1 IN ARRAY ARRAY[['teams', 'channels'], ['api_keys', 'api_keys'],
                                      ['usage_logs', 'usage_logs'], ['messages', 'messages']] LOOP
    EXECUTE format('SELECT count(*) FROM teams_before.%I', pair[1]) INTO before;
    EXECUTE format('SELECT count(*) FROM public.%I', pair[2]) INTO after;
    IF before <> after THEN
      RAISE EXCEPTION '% of % rows of % came over', after, before, pair[1];
    END IF;
    RAISE NOTICE '%: % rows', pair[2], after;
  END LOOP;
END
$$;
