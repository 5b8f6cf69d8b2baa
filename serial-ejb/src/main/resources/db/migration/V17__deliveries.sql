-- Settling a delivery writes its row anew, and PostgreSQL puts the new row into every index that takes it: so into as few as
-- will do. Derby changes only what a changed column is part of, and has no indexes of some rows.
${postgres} DROP INDEX delivery_key
;
DROP INDEX delivery_due;
CREATE INDEX delivery_due ON delivery (subscription_id, status, next_attempt_at, outbox_id) ${where} status <> 'D'
;
DROP INDEX delivery_waits;
CREATE INDEX delivery_waits ON delivery (subscription_id, waits_for) ${where} waits_for IS NOT NULL
;
DROP INDEX delivery_subject;
CREATE INDEX delivery_subject ON delivery (subject, subscription_id, outbox_id) ${where} event_id IS NULL
;
