DROP SEQUENCE auth."ticket numbers";
