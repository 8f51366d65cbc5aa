ALTER TABLE auth.users RENAME COLUMN "order" TO rank;
