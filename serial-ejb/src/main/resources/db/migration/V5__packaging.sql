-- Binding: cartons and pallets, limits of measurements, lots used by a whole order.
--
-- Cartons and pallets: handling units with an SSCC, and what was in them when. A unit's box is a projection of its events.

ALTER TABLE unit ADD COLUMN box_id BIGINT;

-- Which event a row of a correction corrects: one correction may correct several events, each for its own unit.
ALTER TABLE event_unit ADD COLUMN corrects_id BIGINT;

-- How SSCCs of our own are made: extension digit, GS1 company prefix, running reference.
CREATE TABLE sscc_rule (
  code           VARCHAR(40)  NOT NULL PRIMARY KEY,
  name_zh        VARCHAR(200) NOT NULL,
  name_en        VARCHAR(200) NOT NULL,
  extension      INTEGER      NOT NULL,
  company_prefix VARCHAR(12)  NOT NULL,
  last_value     BIGINT       NOT NULL,
  version        BIGINT       NOT NULL
);

-- sealed: how many things were directly inside when it was closed; null while it is open. Fewer or more by now: opened.
CREATE TABLE handling_unit (
  id          BIGINT      NOT NULL CONSTRAINT handling_unit_pk PRIMARY KEY,
  code        VARCHAR(18) NOT NULL UNIQUE,
  kind        CHAR(1)     NOT NULL,
  material_id BIGINT      REFERENCES material (id),
  capacity    INTEGER,
  parent_id   BIGINT,
  sealed      INTEGER,
  sealed_at   TIMESTAMP,
  sealed_by   VARCHAR(80),
  site        VARCHAR(20) NOT NULL,
  created_at  TIMESTAMP   NOT NULL,
  created_by  VARCHAR(80) NOT NULL,
  version     BIGINT      NOT NULL
);
CREATE INDEX handling_unit_parent ON handling_unit (parent_id);

-- What is in which box, and since when (UTC): a unit, or another box. A projection like assembly.
CREATE TABLE packing (
  id         BIGINT    NOT NULL PRIMARY KEY,
  box_id     BIGINT    NOT NULL CONSTRAINT packing_box_fk REFERENCES handling_unit (id),
  unit_id    BIGINT    CONSTRAINT packing_unit_fk REFERENCES unit (id),
  child_id   BIGINT    CONSTRAINT packing_child_fk REFERENCES handling_unit (id),
  from_event BIGINT    NOT NULL,
  from_at    TIMESTAMP NOT NULL,
  to_event   BIGINT,
  to_at      TIMESTAMP
);
CREATE INDEX packing_box ON packing (box_id);
CREATE INDEX packing_unit ON packing (unit_id);
CREATE INDEX packing_child ON packing (child_id);

-- Events in which a box stood for its content, or in which its content changed.
CREATE TABLE box_event (
  box_id   BIGINT NOT NULL REFERENCES handling_unit (id),
  event_id BIGINT NOT NULL,
  PRIMARY KEY (box_id, event_id)
);

-- What a measurement of a material may show; outside of it the unit fails. Either limit may be missing.
CREATE TABLE test_limit (
  material_id    BIGINT       NOT NULL REFERENCES material (id),
  characteristic VARCHAR(40)  NOT NULL,
  name_zh        VARCHAR(100) NOT NULL,
  name_en        VARCHAR(100) NOT NULL,
  measured_in    VARCHAR(20),
  lower_limit    DECIMAL(18, 6),
  upper_limit    DECIMAL(18, 6),
  PRIMARY KEY (material_id, characteristic)
);

-- A lot that a work order used up without saying which unit got what: its units may contain it.
CREATE TABLE consumption (
  id          BIGINT         NOT NULL PRIMARY KEY,
  order_id    BIGINT         NOT NULL REFERENCES doc_order (id),
  lot_id      BIGINT         NOT NULL REFERENCES lot (id),
  quantity    DECIMAL(15, 4) NOT NULL,
  happened_at TIMESTAMP      NOT NULL,
  recorded_at TIMESTAMP      NOT NULL,
  actor       VARCHAR(80)    NOT NULL,
  site        VARCHAR(20)    NOT NULL,
  voided_at   TIMESTAMP,
  voided_by   VARCHAR(80),
  void_reason VARCHAR(500)
);
CREATE INDEX consumption_order ON consumption (order_id);
CREATE INDEX consumption_lot ON consumption (lot_id);

INSERT INTO id_counter (name, last_value) VALUES
  ('handling_unit', 0),
  ('packing', 0),
  ('consumption', 0);
