-- Moves the tables of the teams schema, rows and all, to a schema of their own: the names are then free for the new tables.
-- Refuses a database that is not what it expects; run inside one transaction (psql -1).

DO $$
BEGIN
  IF to_regclass('public.teams') IS NULL THEN
    RAISE EXCEPTION 'there is no table public.teams: this is not a database of the teams schema';
  END IF;
  IF to_regclass('public.channels') IS NOT NULL THEN
    RAISE EXCEPTION 'there is a table public.channels already: this database was converted before';
  END IF;
END
$$;

CREATE SCHEMA teams_before;
COMMENT ON SCHEMA teams_before IS 'The teams schema before channels; drop it when the conversion has proved itself';

-- Indexes, constraints and the sequences of serial columns move with their tables.
ALTER TABLE public.messages SET SCHEMA teams_before;
ALTER TABLE public.usage_logs SET SCHEMA teams_before;
ALTER TABLE public.api_keys SET SCHEMA teams_before;
ALTER TABLE public.teams SET SCHEMA teams_before;
