-- Long lists of numbers made by others, taken over by a job; how far they are stands with the job.
-- content: as pasted, UTF-8. ranges: whether it is to be read as people write, or one number a line.
CREATE TABLE foreign_list (
  id          BIGINT       NOT NULL PRIMARY KEY,
  code        VARCHAR(40)  NOT NULL UNIQUE,
  material_id BIGINT       NOT NULL REFERENCES material (id),
  maker_id    BIGINT       REFERENCES party (id),
  pool_id     BIGINT       REFERENCES number_pool (id),
  register    VARCHAR(200),
  content     ${blob}      NOT NULL,
  ranges      BOOLEAN      NOT NULL,
  taken       BIGINT       NOT NULL,
  looked      BIGINT       NOT NULL,
  refused     BIGINT       NOT NULL,
  job_id      BIGINT       NOT NULL REFERENCES job (id),
  created_by  VARCHAR(80)  NOT NULL,
  created_at  TIMESTAMP    NOT NULL
);

-- What was refused, or taken although somebody should look. place: counted from 1 through the whole list.
CREATE TABLE foreign_note (
  list_id BIGINT        NOT NULL REFERENCES foreign_list (id),
  place   BIGINT        NOT NULL,
  line    INTEGER       NOT NULL,
  number  VARCHAR(2000) NOT NULL,
  taken   BOOLEAN       NOT NULL,
  reason  VARCHAR(1000) NOT NULL,
  CONSTRAINT foreign_note_pk PRIMARY KEY (list_id, place)
);

INSERT INTO id_counter (name, last_value) VALUES ('foreign_list', 0);
