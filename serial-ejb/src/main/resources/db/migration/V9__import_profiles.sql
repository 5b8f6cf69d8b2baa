-- How the files of one sender are read; definition: columns, rows and CSV settings as JSON. A person may correct it.
CREATE TABLE import_profile (
  id          BIGINT       NOT NULL PRIMARY KEY,
  code        VARCHAR(40)  NOT NULL UNIQUE,
  name        VARCHAR(200) NOT NULL,
  kind        VARCHAR(20)  NOT NULL,
  -- of the headings that it was made for; NULL: every file that has its columns
  fingerprint CHAR(64),
  definition  ${text}      NOT NULL,
  active      BOOLEAN      NOT NULL,
  version     BIGINT       NOT NULL,
  changed_by  VARCHAR(80)  NOT NULL,
  changed_at  TIMESTAMP    NOT NULL
);
CREATE INDEX import_profile_headings ON import_profile (fingerprint);

INSERT INTO id_counter (name, last_value) VALUES ('import_profile', 0);

-- a run that writes nothing but what it would have done
ALTER TABLE import_run ADD COLUMN dry_run BOOLEAN DEFAULT FALSE NOT NULL;
-- codes of the profiles that the sender asked for, with commas between; NULL: found by the headings
ALTER TABLE import_run ADD COLUMN profiles VARCHAR(400);
-- the dry run that somebody accepted
ALTER TABLE import_run ADD COLUMN rehearsal VARCHAR(40);
-- accepted rows that changed what stood there before; the others brought in something new
ALTER TABLE import_run ADD COLUMN changed INTEGER DEFAULT 0 NOT NULL;
