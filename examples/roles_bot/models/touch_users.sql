-- Whoever changes a user, by whatever program, leaves the time.
CREATE FUNCTION touch_user() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.updated_at := now();
  RETURN NEW;
END
$$;

CREATE TRIGGER touch_user BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch_user();
