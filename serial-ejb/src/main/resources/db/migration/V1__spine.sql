-- Serial Hub, first schema. One text for Derby and PostgreSQL; what differs is a Flyway placeholder:
-- ${text} long text, ${bytes} short binary, ${blob} file content, ${stored} how a generated column is kept.
-- Every TIMESTAMP is UTC. Every one-letter code is the `code` of the Java enum of the same name.

CREATE TABLE id_counter (
  name       VARCHAR(40) NOT NULL PRIMARY KEY,
  last_value BIGINT      NOT NULL
);

INSERT INTO id_counter (name, last_value) VALUES
  ('access_change', 0),
  ('app_user', 0),
  ('api_token', 0),
  ('audit', 0),
  ('material', 0),
  ('bom_line', 0),
  ('party', 0),
  ('location', 0),
  ('lot', 0),
  ('doc_order', 0),
  ('order_line', 0),
  ('number_rule', 0),
  ('number_batch', 0),
  ('number_block', 0),
  ('unit', 0),
  ('identifier', 0),
  ('event', 0),
  ('assembly', 0),
  ('hold', 0),
  ('subscription', 0),
  ('delivery', 0),
  ('job', 0),
  ('stored_file', 0),
  ('import_run', 0);

CREATE TABLE lease (
  name       VARCHAR(80) NOT NULL PRIMARY KEY,
  holder     VARCHAR(80) NOT NULL,
  fence      BIGINT      NOT NULL,
  held_until TIMESTAMP   NOT NULL
);

CREATE TABLE site (
  code      VARCHAR(20)  NOT NULL PRIMARY KEY,
  name_zh   VARCHAR(200) NOT NULL,
  name_en   VARCHAR(200) NOT NULL,
  time_zone VARCHAR(60)  NOT NULL
);

-- access -------------------------------------------------------------------------------------------------------------
CREATE TABLE app_role (
  code        VARCHAR(40)   NOT NULL PRIMARY KEY,
  name_zh     VARCHAR(100)  NOT NULL,
  name_en     VARCHAR(100)  NOT NULL,
  permissions VARCHAR(2000) NOT NULL,
  version     BIGINT        NOT NULL
);

CREATE TABLE app_user (
  id              BIGINT       NOT NULL PRIMARY KEY,
  login           VARCHAR(80)  NOT NULL UNIQUE,
  name            VARCHAR(200) NOT NULL,
  kind            CHAR(1)      NOT NULL,
  password_hash   VARCHAR(400),
  password_at     TIMESTAMP,
  must_change     BOOLEAN      NOT NULL,
  active          BOOLEAN      NOT NULL,
  locale          VARCHAR(10),
  site            VARCHAR(20),
  failed_sign_ins INTEGER      NOT NULL,
  locked_until    TIMESTAMP,
  last_sign_in    TIMESTAMP,
  version         BIGINT       NOT NULL
);

CREATE TABLE user_role (
  user_id BIGINT      NOT NULL REFERENCES app_user (id),
  role    VARCHAR(40) NOT NULL REFERENCES app_role (code),
  PRIMARY KEY (user_id, role)
);

CREATE TABLE api_token (
  id         BIGINT        NOT NULL PRIMARY KEY,
  user_id    BIGINT        NOT NULL REFERENCES app_user (id),
  name       VARCHAR(200)  NOT NULL,
  prefix     VARCHAR(16)   NOT NULL,
  secret     ${bytes}      NOT NULL,
  scopes     VARCHAR(2000),
  created_at TIMESTAMP     NOT NULL,
  expires_at TIMESTAMP,
  last_used  TIMESTAMP,
  revoked_at TIMESTAMP
);
CREATE UNIQUE INDEX api_token_prefix ON api_token (prefix);
CREATE INDEX api_token_user ON api_token (user_id);

CREATE TABLE audit (
  id          BIGINT       NOT NULL PRIMARY KEY,
  happened_at TIMESTAMP    NOT NULL,
  actor       VARCHAR(80)  NOT NULL,
  channel     VARCHAR(16)  NOT NULL,
  action      VARCHAR(60)  NOT NULL,
  object_kind VARCHAR(40)  NOT NULL,
  object_key  VARCHAR(160) NOT NULL,
  reason      VARCHAR(500),
  before_json ${text},
  after_json  ${text}
);
CREATE INDEX audit_time ON audit (happened_at, id);
CREATE INDEX audit_object ON audit (object_kind, object_key, happened_at, id);
CREATE INDEX audit_actor ON audit (actor, happened_at, id);

-- master data --------------------------------------------------------------------------------------------------------
CREATE TABLE material (
  id              BIGINT       NOT NULL PRIMARY KEY,
  code            VARCHAR(60)  NOT NULL UNIQUE,
  name_zh         VARCHAR(200) NOT NULL,
  name_en         VARCHAR(200) NOT NULL,
  specification   VARCHAR(500),
  colour          VARCHAR(60),
  base_unit       VARCHAR(20)  NOT NULL,
  tracking        CHAR(1)      NOT NULL,
  gtin            VARCHAR(14) UNIQUE,
  warranty_months INTEGER      NOT NULL,
  active          BOOLEAN      NOT NULL,
  version         BIGINT       NOT NULL
);

CREATE TABLE bom_line (
  id           BIGINT         NOT NULL PRIMARY KEY,
  material_id  BIGINT         NOT NULL REFERENCES material (id),
  position     VARCHAR(40)    NOT NULL,
  component_id BIGINT         NOT NULL REFERENCES material (id),
  quantity     DECIMAL(15, 4) NOT NULL,
  UNIQUE (material_id, position)
);
CREATE INDEX bom_line_component ON bom_line (component_id);

CREATE TABLE party (
  id        BIGINT       NOT NULL PRIMARY KEY,
  code      VARCHAR(60)  NOT NULL UNIQUE,
  kind      CHAR(1)      NOT NULL,
  name_zh   VARCHAR(200) NOT NULL,
  name_en   VARCHAR(200) NOT NULL,
  city      VARCHAR(100),
  address   VARCHAR(400),
  phone     VARCHAR(60),
  email     VARCHAR(200),
  active    BOOLEAN      NOT NULL,
  version   BIGINT       NOT NULL
);

CREATE TABLE location (
  id        BIGINT       NOT NULL PRIMARY KEY,
  code      VARCHAR(60)  NOT NULL UNIQUE,
  kind      CHAR(1)      NOT NULL,
  parent_id BIGINT       REFERENCES location (id),
  name_zh   VARCHAR(200) NOT NULL,
  name_en   VARCHAR(200) NOT NULL,
  site      VARCHAR(20)  NOT NULL REFERENCES site (code),
  active    BOOLEAN      NOT NULL,
  version   BIGINT       NOT NULL
);
CREATE INDEX location_parent ON location (parent_id);

CREATE TABLE lot (
  id          BIGINT       NOT NULL PRIMARY KEY,
  material_id BIGINT       NOT NULL REFERENCES material (id),
  code        VARCHAR(80)  NOT NULL,
  supplier_id BIGINT       REFERENCES party (id),
  made_on     DATE,
  expires_on  DATE,
  quantity    DECIMAL(15, 4),
  holds       INTEGER      NOT NULL,
  version     BIGINT       NOT NULL,
  UNIQUE (material_id, code)
);
CREATE INDEX lot_code ON lot (code);

-- orders: work, purchase, sales, transfer, return ---------------------------------------------------------------------
CREATE TABLE doc_order (
  id         BIGINT       NOT NULL CONSTRAINT doc_order_pk PRIMARY KEY,
  code       VARCHAR(60)  NOT NULL CONSTRAINT doc_order_code UNIQUE,
  kind       CHAR(1)      NOT NULL,
  status     CHAR(1)      NOT NULL,
  party_id   BIGINT       REFERENCES party (id),
  location_id BIGINT      REFERENCES location (id),
  site       VARCHAR(20)  NOT NULL,
  due_at     TIMESTAMP,
  reference  VARCHAR(120),
  carrier    VARCHAR(120),
  tracking   VARCHAR(120),
  source     VARCHAR(120) NOT NULL,
  created_at TIMESTAMP    NOT NULL,
  version    BIGINT       NOT NULL
);
CREATE INDEX doc_order_open ON doc_order (kind, status, due_at);
CREATE INDEX doc_order_party ON doc_order (party_id);

CREATE TABLE order_line (
  id          BIGINT  NOT NULL CONSTRAINT order_line_pk PRIMARY KEY,
  order_id    BIGINT  NOT NULL REFERENCES doc_order (id),
  line_no     INTEGER NOT NULL,
  material_id BIGINT  NOT NULL REFERENCES material (id),
  quantity    INTEGER NOT NULL,
  done        INTEGER NOT NULL,
  CONSTRAINT order_line_no UNIQUE (order_id, line_no)
);

-- numbers --------------------------------------------------------------------------------------------------------------
CREATE TABLE number_rule (
  id         BIGINT       NOT NULL PRIMARY KEY,
  code       VARCHAR(40)  NOT NULL,
  version    INTEGER      NOT NULL,
  name_zh    VARCHAR(200) NOT NULL,
  name_en    VARCHAR(200) NOT NULL,
  time_zone  VARCHAR(60)  NOT NULL,
  segments   ${text}      NOT NULL,
  active     BOOLEAN      NOT NULL,
  created_at TIMESTAMP    NOT NULL,
  UNIQUE (code, version)
);

CREATE TABLE number_counter (
  rule       VARCHAR(40)  NOT NULL,
  scope      VARCHAR(120) NOT NULL,
  last_value BIGINT       NOT NULL,
  PRIMARY KEY (rule, scope)
);

CREATE TABLE number_batch (
  id          BIGINT       NOT NULL PRIMARY KEY,
  code        VARCHAR(40)  NOT NULL UNIQUE,
  rule_id     BIGINT       NOT NULL REFERENCES number_rule (id),
  material_id BIGINT       NOT NULL REFERENCES material (id),
  order_id    BIGINT       REFERENCES doc_order (id),
  line        VARCHAR(60),
  requested   INTEGER      NOT NULL,
  done        INTEGER      NOT NULL,
  status      CHAR(1)      NOT NULL,
  scope       VARCHAR(120) NOT NULL,
  numbered_on TIMESTAMP    NOT NULL,
  first_value BIGINT       NOT NULL,
  first_code  VARCHAR(80),
  last_code   VARCHAR(80),
  site        VARCHAR(20)  NOT NULL,
  created_by  VARCHAR(80)  NOT NULL,
  created_at  TIMESTAMP    NOT NULL,
  finished_at TIMESTAMP,
  failure     VARCHAR(500),
  version     BIGINT       NOT NULL
);
CREATE INDEX number_batch_order ON number_batch (order_id);

CREATE TABLE number_block (
  id          BIGINT       NOT NULL PRIMARY KEY,
  rule        VARCHAR(40)  NOT NULL,
  scope       VARCHAR(120) NOT NULL,
  first_value BIGINT       NOT NULL,
  size        BIGINT       NOT NULL,
  used        BIGINT       NOT NULL,
  batch_id    BIGINT       REFERENCES number_batch (id),
  taken_by    VARCHAR(80)  NOT NULL,
  taken_at    TIMESTAMP    NOT NULL
);
CREATE INDEX number_block_batch ON number_block (batch_id);
CREATE INDEX number_block_rule ON number_block (rule, id);

-- the ledger -----------------------------------------------------------------------------------------------------------
CREATE TABLE step (
  code       VARCHAR(40) NOT NULL,
  version    INTEGER     NOT NULL,
  definition ${text}     NOT NULL,
  active     BOOLEAN     NOT NULL,
  created_at TIMESTAMP   NOT NULL,
  PRIMARY KEY (code, version)
);

-- The projection of event_unit: written only with its events, rebuildable from them.
-- uniq: folded number for our own; '=' scope ':' number as written for numbers made elsewhere.
CREATE TABLE unit (
  id             BIGINT      NOT NULL CONSTRAINT unit_pk PRIMARY KEY,
  code           VARCHAR(80) NOT NULL,
  code_key       VARCHAR(80) NOT NULL,
  uniq           VARCHAR(160) NOT NULL UNIQUE,
  material_id    BIGINT      NOT NULL REFERENCES material (id),
  site           VARCHAR(20) NOT NULL,
  batch_id       BIGINT,
  work_order_id  BIGINT,
  lot_id         BIGINT,
  number_state   CHAR(1)     NOT NULL,
  custody        CHAR(1)     NOT NULL,
  place_id       BIGINT,
  place_kind     CHAR(1),
  holder_id      BIGINT,
  parent_id      BIGINT,
  quality        CHAR(1)     NOT NULL,
  owner_kind     CHAR(1)     NOT NULL,
  owner_id       BIGINT,
  holds          INTEGER     NOT NULL,
  recalls        INTEGER     NOT NULL,
  cases          INTEGER     NOT NULL,
  warranty_from  DATE,
  warranty_until DATE,
  seq            INTEGER     NOT NULL,
  state          CHAR(1)     GENERATED ALWAYS AS (
    CASE
      WHEN number_state IN ('R', 'V') OR quality = 'S' THEN 'E'
      WHEN cases > 0 AND custody = 'L' THEN 'R'
      WHEN custody = 'T' THEN 'T'
      WHEN custody = 'I' THEN 'I'
      WHEN owner_kind = 'C' THEN 'S'
      WHEN number_state IN ('A', 'E') THEN 'U'
      WHEN custody = 'N' OR custody = 'L' AND place_kind IN ('G', 'P') THEN 'P'
      ELSE 'K'
    END) ${stored}
);
CREATE INDEX unit_code_key ON unit (code_key);
CREATE INDEX unit_material ON unit (material_id, state);
CREATE INDEX unit_place ON unit (place_id, material_id);
CREATE INDEX unit_parent ON unit (parent_id);
CREATE INDEX unit_owner ON unit (owner_id);
CREATE INDEX unit_lot ON unit (lot_id);
CREATE INDEX unit_work_order ON unit (work_order_id);
CREATE INDEX unit_batch ON unit (batch_id, code);

-- Further numbers of a unit: a maker's serial, IMEI, MAC.
CREATE TABLE identifier (
  id      BIGINT       NOT NULL PRIMARY KEY,
  unit_id BIGINT       NOT NULL REFERENCES unit (id),
  kind    VARCHAR(20)  NOT NULL,
  code    VARCHAR(80)  NOT NULL,
  code_key VARCHAR(80) NOT NULL,
  scope   VARCHAR(80)  NOT NULL,
  UNIQUE (kind, scope, code)
);
CREATE INDEX identifier_key ON identifier (code_key);
CREATE INDEX identifier_unit ON identifier (unit_id);

CREATE TABLE event (
  id           BIGINT       NOT NULL PRIMARY KEY,
  step         VARCHAR(40)  NOT NULL,
  step_version INTEGER      NOT NULL,
  happened_at  TIMESTAMP    NOT NULL,
  recorded_at  TIMESTAMP    NOT NULL,
  actor        VARCHAR(80)  NOT NULL,
  channel      VARCHAR(16)  NOT NULL,
  site         VARCHAR(20)  NOT NULL,
  order_id     BIGINT,
  place_id     BIGINT,
  party_id     BIGINT,
  reason       VARCHAR(500),
  corrects_id  BIGINT,
  doc          VARCHAR(4000),
  items        INTEGER      NOT NULL,
  salt         ${bytes}     NOT NULL,
  digest       ${bytes}     NOT NULL,
  FOREIGN KEY (step, step_version) REFERENCES step (code, version)
);
CREATE INDEX event_order ON event (order_id, id);
CREATE INDEX event_recorded ON event (recorded_at);
CREATE INDEX event_corrects ON event (corrects_id);

CREATE TABLE event_unit (
  unit_id  BIGINT   NOT NULL REFERENCES unit (id),
  seq      INTEGER  NOT NULL,
  event_id BIGINT   NOT NULL CONSTRAINT event_unit_event_fk REFERENCES event (id),
  role     VARCHAR(16) NOT NULL,
  line_id  BIGINT,
  other_id BIGINT,
  lot_id   BIGINT,
  quantity DECIMAL(15, 4),
  position VARCHAR(40),
  data     VARCHAR(4000),
  hash     ${bytes} NOT NULL,
  CONSTRAINT event_unit_pk PRIMARY KEY (unit_id, seq)
);
CREATE INDEX event_unit_event ON event_unit (event_id);
CREATE INDEX event_unit_line ON event_unit (line_id);

-- What is inside what, and since when (UTC); a projection like unit. lot_id without child_id: a part known by its lot only.
CREATE TABLE assembly (
  id         BIGINT         NOT NULL PRIMARY KEY,
  parent_id  BIGINT         NOT NULL CONSTRAINT assembly_parent_fk REFERENCES unit (id),
  child_id   BIGINT         CONSTRAINT assembly_child_fk REFERENCES unit (id),
  material_id BIGINT        NOT NULL,
  lot_id     BIGINT,
  quantity   DECIMAL(15, 4) NOT NULL,
  position   VARCHAR(40),
  from_event BIGINT         NOT NULL,
  from_at    TIMESTAMP      NOT NULL,
  to_event   BIGINT,
  to_at      TIMESTAMP
);
CREATE INDEX assembly_parent ON assembly (parent_id);
CREATE INDEX assembly_child ON assembly (child_id);
CREATE INDEX assembly_lot ON assembly (lot_id);

-- Open records counted on the unit or the lot, not states.
CREATE TABLE hold (
  id          BIGINT       NOT NULL PRIMARY KEY,
  code        VARCHAR(40)  NOT NULL UNIQUE,
  unit_id     BIGINT       REFERENCES unit (id),
  lot_id      BIGINT       REFERENCES lot (id),
  reason      VARCHAR(500) NOT NULL,
  opened_at   TIMESTAMP    NOT NULL,
  opened_by   VARCHAR(80)  NOT NULL,
  released_at TIMESTAMP,
  released_by VARCHAR(80),
  release_reason VARCHAR(500)
);
CREATE INDEX hold_unit ON hold (unit_id);
CREATE INDEX hold_lot ON hold (lot_id);

-- once and only once: the answer to a client's event id is kept with the effect
CREATE TABLE receipt (
  client      VARCHAR(80)  NOT NULL,
  id          VARCHAR(120) NOT NULL,
  fingerprint ${bytes}     NOT NULL,
  answer      ${text},
  created_at  TIMESTAMP    NOT NULL,
  PRIMARY KEY (client, id)
);

-- what others are told ---------------------------------------------------------------------------------------------------
-- outbox.id is given by the database one by one, never in blocks: it is the order in which a subject's messages are sent.
CREATE TABLE outbox (
  id         BIGINT       NOT NULL GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  type       VARCHAR(80)  NOT NULL,
  subject    VARCHAR(120) NOT NULL,
  site       VARCHAR(20)  NOT NULL,
  event_id   BIGINT,
  payload    ${text},
  created_at TIMESTAMP    NOT NULL,
  fanned_out BOOLEAN      NOT NULL
);
CREATE INDEX outbox_new ON outbox (fanned_out, id);

-- secrets are encrypted; the previous one signs too until it ends, so that a receiver can change over in peace;
-- failures in a row without an answer, or asked to slow down: nothing is sent until paused_until
CREATE TABLE subscription (
  id              BIGINT        NOT NULL PRIMARY KEY,
  code            VARCHAR(40)   NOT NULL UNIQUE,
  url             VARCHAR(1000) NOT NULL,
  secret          VARCHAR(400)  NOT NULL,
  previous_secret VARCHAR(400),
  previous_until  TIMESTAMP,
  types           VARCHAR(1000) NOT NULL,
  active          BOOLEAN       NOT NULL,
  failures        INTEGER       NOT NULL,
  paused_until    TIMESTAMP,
  created_at      TIMESTAMP     NOT NULL,
  version         BIGINT        NOT NULL
);

-- part: the next piece to send of a message that is too long for one
CREATE TABLE delivery (
  id              BIGINT      NOT NULL PRIMARY KEY,
  outbox_id       BIGINT      NOT NULL REFERENCES outbox (id),
  subscription_id BIGINT      NOT NULL REFERENCES subscription (id),
  subject         VARCHAR(120) NOT NULL,
  status          CHAR(1)     NOT NULL,
  part            INTEGER     NOT NULL,
  attempts        INTEGER     NOT NULL,
  next_attempt_at TIMESTAMP   NOT NULL,
  claimed_until   TIMESTAMP,
  fence           BIGINT      NOT NULL,
  last_status     INTEGER,
  last_error      VARCHAR(500),
  latency_ms      INTEGER,
  settled_at      TIMESTAMP,
  UNIQUE (outbox_id, subscription_id)
);
CREATE INDEX delivery_due ON delivery (subscription_id, status, next_attempt_at, outbox_id);
CREATE INDEX delivery_status ON delivery (status);
CREATE INDEX delivery_order ON delivery (subscription_id, subject, status, outbox_id);

-- long work and files ------------------------------------------------------------------------------------------------------
CREATE TABLE job (
  id          BIGINT       NOT NULL PRIMARY KEY,
  kind        VARCHAR(40)  NOT NULL,
  subject     VARCHAR(120) NOT NULL,
  status      CHAR(1)      NOT NULL,
  total       BIGINT       NOT NULL,
  done        BIGINT       NOT NULL,
  actor       VARCHAR(80)  NOT NULL,
  created_at  TIMESTAMP    NOT NULL,
  started_at  TIMESTAMP,
  finished_at TIMESTAMP,
  cancel_asked BOOLEAN     NOT NULL,
  holder      VARCHAR(80),
  fence       BIGINT       NOT NULL,
  held_until  TIMESTAMP,
  failure     VARCHAR(1000)
);
CREATE INDEX job_open ON job (status, id);
CREATE INDEX job_subject ON job (kind, subject);

CREATE TABLE stored_file (
  id         BIGINT       NOT NULL PRIMARY KEY,
  name       VARCHAR(255) NOT NULL,
  media_type VARCHAR(120) NOT NULL,
  size       BIGINT       NOT NULL,
  sha256     CHAR(64)     NOT NULL,
  content    ${blob}      NOT NULL,
  created_at TIMESTAMP    NOT NULL
);
CREATE INDEX stored_file_sha ON stored_file (sha256);

CREATE TABLE import_run (
  id          BIGINT       NOT NULL PRIMARY KEY,
  code        VARCHAR(40)  NOT NULL UNIQUE,
  file_id     BIGINT       NOT NULL REFERENCES stored_file (id),
  file_name   VARCHAR(255) NOT NULL,
  sha256      CHAR(64)     NOT NULL,
  kinds       VARCHAR(200) NOT NULL,
  source      VARCHAR(120) NOT NULL,
  status      CHAR(1)      NOT NULL,
  total_rows  INTEGER      NOT NULL,
  read_rows   INTEGER      NOT NULL,
  accepted    INTEGER      NOT NULL,
  already     INTEGER      NOT NULL,
  warned      INTEGER      NOT NULL,
  rejected    INTEGER      NOT NULL,
  job_id      BIGINT,
  created_by  VARCHAR(80)  NOT NULL,
  created_at  TIMESTAMP    NOT NULL,
  finished_at TIMESTAMP,
  failure     VARCHAR(500)
);
CREATE INDEX import_run_sha ON import_run (sha256);

-- one row a refused or warned row of a file; cells as read, JSON by header
CREATE TABLE import_row (
  run_id  BIGINT        NOT NULL REFERENCES import_run (id),
  sheet   VARCHAR(120)  NOT NULL,
  line    INTEGER       NOT NULL,
  verdict CHAR(1)       NOT NULL,
  column_name VARCHAR(120),
  code    VARCHAR(60)   NOT NULL,
  args    VARCHAR(1000) NOT NULL,
  cells   ${text}       NOT NULL,
  PRIMARY KEY (run_id, sheet, line)
);
