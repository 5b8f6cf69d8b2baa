-- Numbers: versions of rules with a date, counters with steps, batches that pause, secrets, pools, profiles.

-- A version counts from its date on; the highest version that counts is the one in use.
ALTER TABLE number_rule ADD COLUMN valid_from TIMESTAMP NOT NULL DEFAULT '1970-01-01 00:00:00';

-- distance between two values of the block, so that gaps stay explained when a later version steps otherwise
ALTER TABLE number_block ADD COLUMN step BIGINT NOT NULL DEFAULT 1;
CREATE INDEX number_block_taken ON number_block (rule, taken_at);

-- secret_key: encrypted; every secret part of the batch is computed with it
ALTER TABLE number_batch ADD COLUMN secret_key VARCHAR(400);
ALTER TABLE number_batch ADD COLUMN pool_id BIGINT;
CREATE INDEX number_batch_pool ON number_batch (pool_id);

-- pace: where the job stood when it was last taken up, so that the time left leaves pauses out
ALTER TABLE job ADD COLUMN pause_asked BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE job ADD COLUMN paced_at TIMESTAMP;
ALTER TABLE job ADD COLUMN paced_done BIGINT NOT NULL DEFAULT 0;

-- How numbers that others gave are told apart: the number itself, by its material, or further ones, by their kind.
-- scope: E everywhere, M per material, K per maker. most: how many a unit may have, 0 for any.
CREATE TABLE number_profile (
  code       VARCHAR(20)  NOT NULL PRIMARY KEY,
  name_zh    VARCHAR(100) NOT NULL,
  name_en    VARCHAR(100) NOT NULL,
  scope      CHAR(1)      NOT NULL,
  check_word VARCHAR(20)  NOT NULL,
  most       INTEGER      NOT NULL,
  version    BIGINT       NOT NULL
);
INSERT INTO number_profile (code, name_zh, name_en, scope, check_word, most, version) VALUES
  ('serial', '序列号', 'Serial number', 'M', 'any', 1, 1),
  ('maker', '厂家编号', 'Maker''s number', 'M', 'any', 0, 1),
  ('imei', 'IMEI', 'IMEI', 'E', 'imei', 2, 1),
  ('mac', 'MAC 地址', 'MAC address', 'E', 'mac', 0, 1),
  ('iccid', 'SIM 卡号', 'ICCID', 'E', 'iccid', 0, 1),
  ('eid', 'eSIM 号', 'EID', 'E', 'eid', 1, 1);

-- which profile the numbers of a material go by; without a row: serial
CREATE TABLE material_profile (
  material_id BIGINT      NOT NULL PRIMARY KEY REFERENCES material (id),
  profile     VARCHAR(20) NOT NULL REFERENCES number_profile (code)
);

-- Numbers kept for somebody before goods exist. kind: F anybody, O an order, L a line, S a supplier.
CREATE TABLE number_pool (
  id          BIGINT       NOT NULL PRIMARY KEY,
  code        VARCHAR(40)  NOT NULL UNIQUE,
  name        VARCHAR(200) NOT NULL,
  kind        CHAR(1)      NOT NULL,
  material_id BIGINT       NOT NULL REFERENCES material (id),
  order_id    BIGINT       REFERENCES doc_order (id),
  line        VARCHAR(60),
  supplier_id BIGINT       REFERENCES party (id),
  created_by  VARCHAR(80)  NOT NULL,
  created_at  TIMESTAMP    NOT NULL,
  version     BIGINT       NOT NULL
);
CREATE INDEX number_pool_order ON number_pool (order_id);

CREATE TABLE pool_draw (
  id          BIGINT       NOT NULL PRIMARY KEY,
  code        VARCHAR(40)  NOT NULL UNIQUE,
  pool_id     BIGINT       NOT NULL REFERENCES number_pool (id),
  quantity    INTEGER      NOT NULL,
  order_id    BIGINT       REFERENCES doc_order (id),
  line        VARCHAR(60),
  supplier_id BIGINT       REFERENCES party (id),
  note        VARCHAR(500),
  drawn_by    VARCHAR(80)  NOT NULL,
  drawn_at    TIMESTAMP    NOT NULL
);
CREATE INDEX pool_draw_pool ON pool_draw (pool_id, id);

-- draw_id 0: nobody has drawn it
CREATE TABLE pool_number (
  unit_id BIGINT      NOT NULL CONSTRAINT pool_number_pk PRIMARY KEY REFERENCES unit (id),
  pool_id BIGINT      NOT NULL REFERENCES number_pool (id),
  code    VARCHAR(80) NOT NULL,
  draw_id BIGINT      NOT NULL
);
CREATE INDEX pool_number_free ON pool_number (pool_id, draw_id, code);
CREATE INDEX pool_number_code ON pool_number (pool_id, code);

INSERT INTO id_counter (name, last_value) VALUES ('number_pool', 0), ('pool_draw', 0);
