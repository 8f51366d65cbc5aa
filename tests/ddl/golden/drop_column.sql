ALTER TABLE auth.users DROP COLUMN phone;
ALTER TABLE logs DROP COLUMN number;
ALTER TABLE auth."Cache" DROP COLUMN serial;
