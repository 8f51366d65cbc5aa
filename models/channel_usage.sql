-- What each channel used this month, against its quota.
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
