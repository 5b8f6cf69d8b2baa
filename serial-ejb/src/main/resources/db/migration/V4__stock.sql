-- Stock: how old it is, whom it is promised to, kits, counts by scan, second persons.

-- stocked_at: since when the unit has been in our stock, also on the way between two places of ours; for first in, first out.
-- reserved: R for a named unit, P once picked or on its way, for the order reserved_for.
ALTER TABLE unit ADD COLUMN stocked_at TIMESTAMP;
ALTER TABLE unit ADD COLUMN reserved CHAR(1);
ALTER TABLE unit ADD COLUMN reserved_for BIGINT;
CREATE INDEX unit_reserved ON unit (reserved_for) ${where} reserved_for IS NOT NULL
;
CREATE INDEX unit_fifo ON unit (material_id, stocked_at) ${where} stocked_at IS NOT NULL
;

-- The stock of a place, newest number first: a page of it needs no sorting on either database.
CREATE INDEX unit_at ON unit (place_id, id DESC);

-- bom_kind: A, what one piece is assembled from; K, a kit that is sold as one and shipped as its components.
-- warranty_start: D with the delivery, R when the customer registers.
ALTER TABLE material ADD COLUMN bom_kind CHAR(1) DEFAULT 'A' NOT NULL;
ALTER TABLE material ADD COLUMN warranty_start CHAR(1) DEFAULT 'D' NOT NULL;

-- What a kit on an order line is made of, as it was when the line was written.
CREATE TABLE kit_part (
  id          BIGINT  NOT NULL PRIMARY KEY,
  line_id     BIGINT  NOT NULL REFERENCES order_line (id) ON DELETE CASCADE,
  material_id BIGINT  NOT NULL REFERENCES material (id),
  per_kit     INTEGER NOT NULL,
  done        INTEGER NOT NULL,
  UNIQUE (line_id, material_id)
);

INSERT INTO id_counter (name, last_value) VALUES ('kit_part', 0);

-- What a second person is asked to agree to: a recording as it was asked for. A approved, D denied, W withdrawn, O open.
CREATE TABLE approval (
  id           BIGINT       NOT NULL PRIMARY KEY,
  code         VARCHAR(40)  NOT NULL UNIQUE,
  step         VARCHAR(40)  NOT NULL,
  recording    ${text}      NOT NULL,
  status       CHAR(1)      NOT NULL,
  reason       VARCHAR(500),
  requested_by VARCHAR(80)  NOT NULL,
  requested_at TIMESTAMP    NOT NULL,
  decided_by   VARCHAR(80),
  decided_at   TIMESTAMP,
  answer       VARCHAR(500),
  event_id     BIGINT
);
CREATE INDEX approval_status ON approval (status, id);

INSERT INTO id_counter (name, last_value) VALUES ('approval', 0);

-- A count of a place: what was seen of it, by whom and where. Differences follow from the units as they stand.
CREATE TABLE stocktake (
  id        BIGINT       NOT NULL PRIMARY KEY,
  code      VARCHAR(40)  NOT NULL UNIQUE,
  place_id  BIGINT       NOT NULL REFERENCES location (id),
  status    CHAR(1)      NOT NULL,
  note      VARCHAR(500),
  opened_by VARCHAR(80)  NOT NULL,
  opened_at TIMESTAMP    NOT NULL,
  closed_by VARCHAR(80),
  closed_at TIMESTAMP
);
CREATE INDEX stocktake_status ON stocktake (status, id);

CREATE TABLE stocktake_unit (
  stocktake_id BIGINT      NOT NULL REFERENCES stocktake (id),
  unit_id      BIGINT      NOT NULL REFERENCES unit (id),
  place_id     BIGINT      NOT NULL REFERENCES location (id),
  seen_by      VARCHAR(80) NOT NULL,
  seen_at      TIMESTAMP   NOT NULL,
  PRIMARY KEY (stocktake_id, unit_id)
);

-- Codes that were read and mean no unit, or more than one.
CREATE TABLE stocktake_stray (
  stocktake_id BIGINT       NOT NULL REFERENCES stocktake (id),
  code         VARCHAR(200) NOT NULL,
  place_id     BIGINT       NOT NULL REFERENCES location (id),
  seen_by      VARCHAR(80)  NOT NULL,
  seen_at      TIMESTAMP    NOT NULL,
  PRIMARY KEY (stocktake_id, code)
);

INSERT INTO id_counter (name, last_value) VALUES ('stocktake', 0);

-- Long lists handed out as files: what was asked for, and its rows in parts, JSON.
CREATE TABLE download (
  id         BIGINT      NOT NULL PRIMARY KEY,
  code       VARCHAR(40) NOT NULL UNIQUE,
  list       VARCHAR(40) NOT NULL,
  format     CHAR(1)     NOT NULL,
  filter     ${text}     NOT NULL,
  locale     VARCHAR(20) NOT NULL,
  lines      BIGINT      NOT NULL,
  parts      INTEGER     NOT NULL,
  after_key  VARCHAR(400),
  ready      BOOLEAN     NOT NULL,
  created_by VARCHAR(80) NOT NULL,
  created_at TIMESTAMP   NOT NULL
);

CREATE TABLE download_part (
  download_id BIGINT  NOT NULL REFERENCES download (id),
  part        INTEGER NOT NULL,
  content     ${text} NOT NULL,
  PRIMARY KEY (download_id, part)
);

INSERT INTO id_counter (name, last_value) VALUES ('download', 0);
