CREATE SCHEMA auth;
CREATE SCHEMA shop;
COMMENT ON SCHEMA shop IS 'What we sell';
CREATE TYPE platform AS ENUM ('web');
COMMENT ON TYPE platform IS 'Where from';
CREATE TYPE shop.colour AS ENUM ('red', 'green');
CREATE SEQUENCE numbers START WITH 10;
COMMENT ON SEQUENCE numbers IS 'Orders'' numbers';
CREATE TABLE shop.articles (
  id bigint,
  elsewhere_id bigint,
  PRIMARY KEY (id),
  FOREIGN KEY (elsewhere_id) REFERENCES elsewhere (id)
);
CREATE TABLE addresses (
  id bigint,
  customers_id bigint,
  PRIMARY KEY (id)
);
CREATE TABLE customers (
  id bigint,
  addresses_id bigint,
  PRIMARY KEY (id),
  FOREIGN KEY (addresses_id) REFERENCES addresses (id)
);
CREATE TABLE orders (
  id bigint,
  customers_id bigint,
  orders_id bigint,
  PRIMARY KEY (id),
  FOREIGN KEY (customers_id) REFERENCES customers (id),
  FOREIGN KEY (orders_id) REFERENCES orders (id)
);
CREATE TABLE lines (
  id bigint,
  orders_id bigint,
  articles_id bigint,
  PRIMARY KEY (id),
  FOREIGN KEY (orders_id) REFERENCES public.orders (id),
  FOREIGN KEY (articles_id) REFERENCES shop.articles (id)
);
ALTER TABLE addresses ADD FOREIGN KEY (customers_id) REFERENCES customers (id);
CREATE INDEX ix_lines_id ON lines (id);
CREATE INDEX ix_orders_id ON orders (id);
ALTER SEQUENCE numbers OWNED BY orders.id;
