-- How far the differences of a confirmed count are recorded: the finding whose turn it is, and the last unit of it.
ALTER TABLE stocktake ADD COLUMN finding VARCHAR(10);
ALTER TABLE stocktake ADD COLUMN after_unit BIGINT;
