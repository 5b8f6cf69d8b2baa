-- Numbers: versions of rules with a date, counters with steps, batches that pause, secrets, pools, profiles.

-- A version counts from its date on; the highest version that counts is the one in use.
ALTER TABLE number_rule ADD COLUMN valid_from TIMESTAMP NOT NULL DEFAULT '1970-01-01 00:00:00';

-- distance between two values of the block, so that gaps stay explained when a later version steps otherwise
ALTER TABLE number_block ADD COLUMN step BIGINT NOT NULL DEFAULT 1;
CREATE INDEX number_block_taken ON number_block (rule, taken_at);

-- secret_key: encrypted; every secret part of the batch is computed with it
ALTER TABLE number_batch ADD COLUMN secret_key VARCHAR(400);
ALTER TABLE number_batch ADD COLUMN pool_id BIGINT;
CREATE INDEX number_batch_pool ON number_batch (pool_id);

-- pace: where the job stood when it was last taken up, so that the time left leaves pauses out
ALTER TABLE job ADD COLUMN pause_asked BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE job ADD COLUMN paced_at TIMESTAMP;
ALTER TABLE job ADD COLUMN paced_done BIGINT NOT NULL DEFAULT 0;
