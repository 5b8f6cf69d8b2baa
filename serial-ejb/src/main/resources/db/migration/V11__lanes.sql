-- Each receiver's messages are sent by one node at a time, which holds a lease for it: nothing is written to hand out a
-- delivery, and fence counts how often it was settled or sent again. Settling changes one index that begins with a status
-- instead of three.
ALTER TABLE delivery DROP COLUMN claimed_until;
DROP INDEX delivery_status;
DROP INDEX delivery_order;
CREATE INDEX delivery_subject ON delivery (subject, subscription_id, outbox_id);

-- The primary key has no name that Derby could be told to go by.
CREATE UNIQUE INDEX delivery_key ON delivery (id, outbox_id);
