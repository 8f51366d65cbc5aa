DROP INDEX auth.ix_list;
DROP INDEX CONCURRENTLY ix_bookings_user_id;
