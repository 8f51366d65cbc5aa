ALTER TABLE bookings RENAME CONSTRAINT hashed TO "by hash";
