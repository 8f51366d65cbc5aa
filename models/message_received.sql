-- Each new message moves its channel's last_message_at, so that silent channels are found without reading messages.
CREATE FUNCTION message_received() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  UPDATE channels SET last_message_at = NEW.created_at WHERE id = NEW.channel_id;
  RETURN NULL;
END
$$;

CREATE TRIGGER message_received
AFTER INSERT ON messages
FOR EACH ROW EXECUTE FUNCTION message_received();
