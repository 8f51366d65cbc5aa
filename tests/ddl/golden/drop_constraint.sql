ALTER TABLE bookings DROP CONSTRAINT "by hash";
