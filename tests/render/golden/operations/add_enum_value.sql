-- add_enum_value
-- revision: ae1027a6acf2
-- revises: 1975ea83b712
-- created: 2025-01-01T12:00:00Z

-- retort:upgrade
ALTER TYPE platform ADD VALUE 'phone';
ALTER TYPE auth.role ADD VALUE 'owner' BEFORE 'admin';
ALTER TYPE platform ADD VALUE 'desktop' AFTER 'web';

-- retort:downgrade
