-- Show each channel's usage of the month
-- revision: f60b29c7d1e8
-- revises: 81e7b35fd0c6
-- created: 2025-03-03T16:00:00Z

-- retort:upgrade
CREATE VIEW channel_usage AS
SELECT channels.id,
       channels.channel_id,
       channels.title,
       channels.monthly_quota,
       count(usage_logs.id) AS requests,
       coalesce(sum(usage_logs.tokens), 0) AS tokens,
       coalesce(sum(usage_logs.cost), 0) AS cost
FROM channels
LEFT JOIN usage_logs
  ON usage_logs.channel_id = channels.id
  AND usage_logs.success
  AND usage_logs.created_at >= date_trunc('month', now())
GROUP BY channels.id;

-- retort:downgrade
DROP VIEW channel_usage;
