-- Labels: how they look, jobs that make them, and where each of them is.

INSERT INTO id_counter (name, last_value) VALUES
  ('label_template', 100),
  ('label_job', 0),
  ('label', 0);

-- definition: JSON of the whole template
CREATE TABLE label_template (
  id         BIGINT       NOT NULL PRIMARY KEY,
  code       VARCHAR(40)  NOT NULL UNIQUE,
  name_zh    VARCHAR(200) NOT NULL,
  name_en    VARCHAR(200) NOT NULL,
  definition ${text}      NOT NULL,
  active     BOOLEAN      NOT NULL,
  version    BIGINT       NOT NULL
);

-- template: as it was when the job was asked for, JSON. issued: labels that were asked for, and once the job has ended
-- those that were made. seq: the last pick that was made.
CREATE TABLE label_job (
  id          BIGINT       NOT NULL PRIMARY KEY,
  code        VARCHAR(40)  NOT NULL UNIQUE,
  template    ${text}      NOT NULL,
  made_as     CHAR(1)      NOT NULL,
  source      CHAR(1)      NOT NULL,
  source_key  VARCHAR(400),
  batch_id    BIGINT,
  order_id    BIGINT,
  reason      VARCHAR(500),
  start_at    INTEGER      NOT NULL,
  issued      INTEGER      NOT NULL,
  done        INTEGER      NOT NULL,
  seq         INTEGER      NOT NULL,
  parts       INTEGER      NOT NULL,
  status      CHAR(1)      NOT NULL,
  created_by  VARCHAR(80)  NOT NULL,
  created_at  TIMESTAMP    NOT NULL,
  finished_at TIMESTAMP,
  failure     VARCHAR(500)
);
CREATE INDEX label_job_batch ON label_job (batch_id);
CREATE INDEX label_job_order ON label_job (order_id);

-- which units a job makes labels for, in order
CREATE TABLE label_pick (
  job_id  BIGINT  NOT NULL,
  seq     INTEGER NOT NULL,
  unit_id BIGINT  NOT NULL,
  CONSTRAINT label_pick_pk PRIMARY KEY (job_id, seq)
);

-- what a job has made so far, piece by piece
CREATE TABLE label_part (
  job_id  BIGINT  NOT NULL,
  part    INTEGER NOT NULL,
  content ${blob} NOT NULL,
  PRIMARY KEY (job_id, part)
);

-- The label ledger, one row a label. state P printed, S scrapped; a printed label of a void number counts as voided.
CREATE TABLE label (
  id          BIGINT      NOT NULL PRIMARY KEY,
  unit_id     BIGINT      NOT NULL REFERENCES unit (id),
  copy        INTEGER     NOT NULL,
  job_id      BIGINT      NOT NULL REFERENCES label_job (id),
  batch_id    BIGINT,
  order_id    BIGINT,
  state       CHAR(1)     NOT NULL,
  made_at     TIMESTAMP   NOT NULL,
  reason      VARCHAR(500),
  settled_at  TIMESTAMP,
  settled_by  VARCHAR(80),
  verified_at TIMESTAMP,
  CONSTRAINT label_unit UNIQUE (unit_id, copy)
);
CREATE INDEX label_job_labels ON label (job_id);
CREATE INDEX label_batch ON label (batch_id, state);
CREATE INDEX label_order ON label (order_id, state);

INSERT INTO label_template (id, code, name_zh, name_en, definition, active, version) VALUES
(1, 'matrix-50x25', '铭牌 50×25，Data Matrix', 'Plate 50 × 25, Data Matrix',
 '{"code":"matrix-50x25","nameZh":"铭牌 50×25，Data Matrix","nameEn":"Plate 50 × 25, Data Matrix","carrier":"DATA_MATRIX","language":"zh","width":50,"height":25,"fields":["NAME","MATERIAL","NUMBER"],"paper":{"width":210,"height":297,"rows":11,"columns":4,"left":5,"top":11,"gapX":0,"gapY":0},"dpi":203,"prefixLength":7,"active":true,"version":0}', TRUE, 0),
(2, 'gs1-matrix-60x30', 'GS1 DataMatrix 60×30', 'GS1 DataMatrix 60 × 30',
 '{"code":"gs1-matrix-60x30","nameZh":"GS1 DataMatrix 60×30","nameEn":"GS1 DataMatrix 60 × 30","carrier":"GS1_DATA_MATRIX","language":"zh","width":60,"height":30,"fields":["NAME","GTIN","LOT","NUMBER"],"paper":{"width":210,"height":297,"rows":9,"columns":3,"left":12,"top":12,"gapX":3,"gapY":0},"dpi":203,"prefixLength":7,"active":true,"version":0}', TRUE, 0),
(3, 'code-128-100x30', '箱签 100×30，Code 128', 'Box label 100 × 30, Code 128',
 '{"code":"code-128-100x30","nameZh":"箱签 100×30，Code 128","nameEn":"Box label 100 × 30, Code 128","carrier":"CODE_128","language":"zh","width":100,"height":30,"fields":["NAME","ORDER"],"paper":{"width":210,"height":297,"rows":9,"columns":2,"left":5,"top":13,"gapX":0,"gapY":0},"dpi":203,"prefixLength":7,"active":true,"version":0}', TRUE, 0),
(4, 'link-30x40', '客户二维码 30×40', 'Customer QR 30 × 40',
 '{"code":"link-30x40","nameZh":"客户二维码 30×40","nameEn":"Customer QR 30 × 40","carrier":"GS1_DIGITAL_LINK","language":"zh","width":30,"height":40,"fields":["NUMBER"],"paper":{"width":210,"height":297,"rows":7,"columns":6,"left":10,"top":8,"gapX":2,"gapY":0},"dpi":203,"prefixLength":7,"active":true,"version":0}', TRUE, 0);
