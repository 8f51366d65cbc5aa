CREATE SCHEMA auth;
COMMENT ON SCHEMA auth IS 'Who may do what';
CREATE SCHEMA old;
