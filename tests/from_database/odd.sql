-- A database of everything odd: `inspect --models` has to write it so that it builds and comes out the same.
CREATE SCHEMA auth;
CREATE EXTENSION IF NOT EXISTS citext;
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE TYPE mood AS ENUM ('sad', 'ok', 'very happy', '2fast', 'class', 'Ünïcode');
CREATE TYPE auth.level AS ENUM ('low', 'high');
CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
CREATE DOMAIN auth.email AS citext CHECK (VALUE ~ '@');
CREATE TYPE pair AS (a integer, b text);
CREATE TYPE float_range AS RANGE (subtype = float8);
SET check_function_bodies = off; CREATE FUNCTION next_code() RETURNS text LANGUAGE sql AS $$ SELECT 'c' || (SELECT count(*) FROM users) $$;
CREATE SEQUENCE free_seq INCREMENT 5;
CREATE TABLE companies (id bigserial PRIMARY KEY, name varchar(80) NOT NULL UNIQUE, founder_id bigint, "order" integer DEFAULT 5, settings jsonb DEFAULT '{}'::jsonb NOT NULL);
COMMENT ON TABLE companies IS 'All "companies" \ here';
CREATE TABLE users (id bigint GENERATED ALWAYS AS IDENTITY (START WITH 100) PRIMARY KEY, company_id bigint NOT NULL REFERENCES companies ON DELETE CASCADE, boss_id bigint REFERENCES users(id) DEFERRABLE INITIALLY DEFERRED,
 email auth.email NOT NULL, mood mood DEFAULT 'ok' NOT NULL, moods mood[] DEFAULT '{}' NOT NULL, code text DEFAULT next_code(), age positive, created_at timestamptz DEFAULT now() NOT NULL, updated_at timestamp(3) DEFAULT CURRENT_TIMESTAMP,
 ip inet, span tstzrange, fr float_range, p pair, tags text[], bits bit(3), b bit varying(5), price numeric(10,2) DEFAULT 0.00 NOT NULL, ratio double precision DEFAULT 0.5, x xml, pt point, active boolean DEFAULT true NOT NULL, initial char(1), note character varying, neg integer DEFAULT -1, ivl interval DEFAULT '01:00:00'::interval, t time DEFAULT '12:00', d date, raw bytea, js json, ts tsvector GENERATED ALWAYS AS (to_tsvector('english', coalesce(code, ''))) STORED, m money, n name, o oid, c "char",
 CONSTRAINT users_price CHECK (price >= 0), CHECK (code ~ '^\d+"$'), UNIQUE (company_id, email), EXCLUDE USING gist (company_id WITH =, span WITH &&));
ALTER TABLE companies ADD FOREIGN KEY (founder_id) REFERENCES users (id) ON DELETE SET NULL;
CREATE INDEX ON users (lower(code)) WHERE active; CREATE UNIQUE INDEX users_email_idx ON users (email text_pattern_ops DESC NULLS LAST) INCLUDE (code); CREATE INDEX gin ON users USING gin (tags) WITH (fastupdate=off);
COMMENT ON COLUMN users.email IS 'where to write'; COMMENT ON INDEX gin IS 'an index'; COMMENT ON CONSTRAINT users_price ON users IS 'not negative'; COMMENT ON TYPE mood IS 'a mood';
CREATE TABLE auth.users (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), level auth.level DEFAULT 'low'::auth.level, user_id bigint REFERENCES public.users, small integer REFERENCES public.users(id), "class" integer, "User Name" text NOT NULL, "2fa" boolean, "naïve" text, "CamelCase" text, "quo""te" text, "🙂" text, "_" text, "__x" text, "new
line" text, this_name_is_exactly_sixty_three_bytes_long_which_is_the_most_pg integer);
CREATE TABLE "Weird Table" (a integer, b integer, PRIMARY KEY (b, a));
CREATE TABLE weird_refs (a integer, b integer, FOREIGN KEY (b, a) REFERENCES "Weird Table" (b, a) MATCH FULL ON DELETE SET NULL (b));
CREATE UNLOGGED TABLE nokey (x integer); CREATE TABLE empty_table (); CREATE TABLE "User" (id serial PRIMARY KEY);
CREATE TABLE "2logs" (id bigint, at timestamptz NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE "2logs_2024" PARTITION OF "2logs" FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE "2logs_rest" PARTITION OF "2logs" DEFAULT;
CREATE INDEX part_only ON "2logs_rest" (at);
CREATE TABLE uses_log (log_id bigint, at timestamptz, FOREIGN KEY (log_id, at) REFERENCES "2logs");
CREATE VIEW happy AS SELECT id, email FROM users WHERE mood = 'very happy';
CREATE MATERIALIZED VIEW counts AS SELECT count(*) FROM happy;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.updated_at := now(); RETURN NEW; END $$;
CREATE FUNCTION user_of(u users) RETURNS SETOF happy LANGUAGE sql AS $$ SELECT * FROM happy WHERE id = u.id $$;
CREATE TRIGGER touch BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch();
ALTER TABLE users ENABLE ROW LEVEL SECURITY; CREATE POLICY own ON users USING (active);
ALTER TABLE users ALTER COLUMN code SET STATISTICS 500, ALTER COLUMN code SET STORAGE EXTERNAL;
CREATE STATISTICS stx ON company_id, mood FROM users;
CREATE TABLE parent (id integer); CREATE TABLE child (extra text) INHERITS (parent);
CREATE TABLE "order" (id integer PRIMARY KEY, "select" text COLLATE "C", "Status" mood);
CREATE TABLE statuses (id integer PRIMARY KEY); CREATE TABLE status (id integer PRIMARY KEY REFERENCES statuses);
CREATE TABLE seqs (id integer DEFAULT nextval('free_seq') PRIMARY KEY, other bigint NOT NULL DEFAULT nextval('free_seq'));
CREATE TABLE zoned (id bigserial PRIMARY KEY, body text); CREATE TABLE zone_copies (LIKE zoned INCLUDING ALL);
CREATE VIEW in_array AS SELECT id FROM zoned AS z WHERE ARRAY[body, id::text] IN (SELECT ARRAY[c.body, c.id::text] FROM zone_copies AS c WHERE c.id < z.id);
COMMENT ON TABLE zoned IS 'First.


Two blank lines above, /* part 0 */, and a \ at the end of one \
of them.

';
CREATE VIEW ruled AS SELECT id, body FROM zoned;
CREATE FUNCTION take(r ruled) RETURNS text LANGUAGE sql AS $$ SELECT r.body $$;
CREATE RULE taken AS ON INSERT TO ruled DO INSTEAD SELECT take(NEW);
CREATE TABLE heir_a (a_id integer PRIMARY KEY, b_id integer) INHERITS (parent);
CREATE TABLE heir_b (b_id integer PRIMARY KEY, a_id integer REFERENCES heir_a) INHERITS (parent);
ALTER TABLE heir_a ADD FOREIGN KEY (b_id) REFERENCES heir_b;
CREATE TABLE twice (id integer PRIMARY KEY, a integer UNIQUE, b integer CONSTRAINT b1 UNIQUE);
ALTER TABLE twice ADD CONSTRAINT again UNIQUE (a), ADD CONSTRAINT b2 UNIQUE (b), ADD CONSTRAINT key UNIQUE (id);
