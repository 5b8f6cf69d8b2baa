-- A run is a line in the log of messages, tied to what its rows change as they are taken; null for dry runs and older ones.
ALTER TABLE import_run ADD COLUMN message_id BIGINT;

-- What a key has to do with is asked for without its kind.
CREATE INDEX message_key_code ON message_key (code);
