-- How far the differences of a confirmed count are recorded: the finding whose turn it is, and the last unit of it.
ALTER TABLE stocktake ADD COLUMN finding VARCHAR(10);
ALTER TABLE stocktake ADD COLUMN after_unit BIGINT;

-- How often somebody asked whether the code on a product is genuine, by day and by the place that was told ('' for none).
CREATE TABLE sighting (
  unit_id BIGINT      NOT NULL CONSTRAINT sighting_unit_fk REFERENCES unit (id),
  on_day  DATE        NOT NULL,
  place   VARCHAR(80) NOT NULL,
  times   INTEGER     NOT NULL,
  CONSTRAINT sighting_pk PRIMARY KEY (unit_id, on_day, place)
);
