-- Partners' places that files come from and go to, and how the files that we write look.

INSERT INTO id_counter (name, last_value) VALUES
  ('export_profile', 0),
  ('hub_connection', 0),
  ('connection_file', 0);

-- How files that we write look. definition: format and columns as JSON
CREATE TABLE export_profile (
  id         BIGINT       NOT NULL PRIMARY KEY,
  code       VARCHAR(40)  NOT NULL UNIQUE,
  name       VARCHAR(200) NOT NULL,
  row_kind   VARCHAR(20)  NOT NULL,
  definition ${text}      NOT NULL,
  created_at TIMESTAMP    NOT NULL,
  version    BIGINT       NOT NULL
);

-- definition: address, files and schedule as JSON; the secret is encrypted or named from the environment;
-- the columns after version tell how it goes and change without it
CREATE TABLE hub_connection (
  id          BIGINT        NOT NULL PRIMARY KEY,
  code        VARCHAR(40)   NOT NULL UNIQUE,
  kind        CHAR(1)       NOT NULL,
  name        VARCHAR(200)  NOT NULL,
  definition  VARCHAR(4000) NOT NULL,
  profile     VARCHAR(40),
  account     VARCHAR(80)   NOT NULL,
  active      BOOLEAN       NOT NULL,
  secret      ${text},
  secret_env  VARCHAR(120),
  created_at  TIMESTAMP     NOT NULL,
  version     BIGINT        NOT NULL,
  last_run_at TIMESTAMP,
  last_ok_at  TIMESTAMP,
  next_run_at TIMESTAMP,
  failures    INTEGER       NOT NULL,
  problem     VARCHAR(1000)
);

-- One row a file that came or went. Of a file that comes again under its name, size and time only the archiving is done again;
-- outgoing files are written down before they are made. fence: of the turn in which it was last touched.
CREATE TABLE connection_file (
  id            BIGINT       NOT NULL PRIMARY KEY,
  connection_id BIGINT       NOT NULL REFERENCES hub_connection (id),
  name          VARCHAR(255) NOT NULL,
  size          BIGINT       NOT NULL,
  modified_at   TIMESTAMP,
  status        CHAR(1)      NOT NULL,
  run_code      VARCHAR(40),
  row_count     INTEGER      NOT NULL,
  rejected      INTEGER      NOT NULL,
  attempts      INTEGER      NOT NULL,
  started_at    TIMESTAMP    NOT NULL,
  finished_at   TIMESTAMP,
  fence         BIGINT       NOT NULL,
  problem       VARCHAR(1000)
);
CREATE INDEX connection_file_name ON connection_file (connection_id, name, size);
CREATE INDEX connection_file_status ON connection_file (connection_id, status);

-- Which events an outgoing file tells of: event numbers have gaps that fill later, so no watermark would do.
CREATE TABLE export_event (
  stream   BIGINT NOT NULL REFERENCES hub_connection (id),
  event_id BIGINT NOT NULL,
  file_id  BIGINT NOT NULL REFERENCES connection_file (id),
  PRIMARY KEY (stream, event_id)
);
CREATE INDEX export_event_file ON export_event (file_id, event_id);

-- A file too large to be held in memory: its bytes in pieces, in order; stored_file.content is empty then.
CREATE TABLE stored_piece (
  file_id BIGINT  NOT NULL REFERENCES stored_file (id),
  piece   INTEGER NOT NULL,
  content ${blob} NOT NULL,
  PRIMARY KEY (file_id, piece)
);
