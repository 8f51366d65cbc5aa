-- Merge, "by hand"
-- revision: ae1027a6acf2
-- revises: 1975ea83b712, 7c0d91e2b4aa
-- branch_labels: billing
-- depends_on: ffff00001111, shop
-- created: 2025-01-01T12:00:00Z
-- transactional: no

-- retort:upgrade

-- retort:downgrade
