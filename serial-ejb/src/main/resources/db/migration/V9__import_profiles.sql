-- How the files of one sender are read; definition: columns, rows and CSV settings as JSON. A person may correct it.
CREATE TABLE import_profile (
  id          BIGINT       NOT NULL PRIMARY KEY,
  code        VARCHAR(40)  NOT NULL UNIQUE,
  name        VARCHAR(200) NOT NULL,
  kind        VARCHAR(20)  NOT NULL,
  definition  ${text}      NOT NULL,
  active      BOOLEAN      NOT NULL,
  version     BIGINT       NOT NULL,
  changed_by  VARCHAR(80)  NOT NULL,
  changed_at  TIMESTAMP    NOT NULL
);

INSERT INTO id_counter (name, last_value) VALUES ('import_profile', 0);

-- a run that writes nothing but what it would have done
ALTER TABLE import_run ADD COLUMN dry_run BOOLEAN DEFAULT FALSE NOT NULL;
-- codes of the profiles that the sender asked for, with commas between; NULL: found by the headings
ALTER TABLE import_run ADD COLUMN asked VARCHAR(400);
-- profiles that its sheets are read by and their versions, code@version; NULL until it has been looked through
ALTER TABLE import_run ADD COLUMN read_by VARCHAR(600);
-- the dry run that somebody accepted
ALTER TABLE import_run ADD COLUMN rehearsal VARCHAR(40);
-- accepted rows that changed what stood there before; the others brought in something new
ALTER TABLE import_run ADD COLUMN changed INTEGER DEFAULT 0 NOT NULL;
