-- Remember each channel's last message
-- revision: 5f1c0a7be934
-- revises: 001_initial_schema
-- created: 2025-01-20T14:00:00Z

-- retort:upgrade
ALTER TABLE channels ADD COLUMN last_message_at timestamp with time zone;

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

-- Channels that were talking before the trigger was there.
UPDATE channels
SET last_message_at = latest.at
FROM (SELECT channel_id, max(created_at) AS at FROM messages GROUP BY channel_id) AS latest
WHERE latest.channel_id = channels.id;

-- retort:downgrade
DROP TRIGGER message_received ON messages;
DROP FUNCTION message_received();
ALTER TABLE channels DROP COLUMN last_message_at;
