-- What a struct cannot say is SQL, loaded behind the tables.
CREATE VIEW purchase_totals AS
SELECT customer_id, count(*) AS purchases, sum(cents)::bigint AS cents
FROM purchases
GROUP BY customer_id;
