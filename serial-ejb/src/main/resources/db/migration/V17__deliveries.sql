-- Derby goes by a key in a long list of numbers only when it is told its name, so these keys get one. Before, delivery had a
-- second index for that.
${derby} ALTER TABLE event_unit DROP CONSTRAINT event_unit_event_fk
;
${derby} ALTER TABLE event DROP PRIMARY KEY
;
${derby} ALTER TABLE event ADD CONSTRAINT event_pk PRIMARY KEY (id)
;
${derby} ALTER TABLE event_unit ADD CONSTRAINT event_unit_event_fk FOREIGN KEY (event_id) REFERENCES event (id)
;
${derby} ALTER TABLE delivery_try DROP CONSTRAINT delivery_try_fk
;
${derby} ALTER TABLE delivery DROP PRIMARY KEY
;
${derby} ALTER TABLE delivery ADD CONSTRAINT delivery_pk PRIMARY KEY (id)
;
${derby} ALTER TABLE delivery_try ADD CONSTRAINT delivery_try_fk FOREIGN KEY (delivery_id) REFERENCES delivery (id)
;
DROP INDEX delivery_key;

-- Settling a delivery writes its row anew, and PostgreSQL puts the new row into every index that takes it: so into as few as
-- will do. Derby changes only what a changed column is part of, and has no indexes of some rows.
DROP INDEX delivery_due;
CREATE INDEX delivery_due ON delivery (subscription_id, status, next_attempt_at, outbox_id) ${where} status <> 'D'
;
DROP INDEX delivery_waits;
CREATE INDEX delivery_waits ON delivery (subscription_id, waits_for) ${where} waits_for IS NOT NULL
;
DROP INDEX delivery_subject;
CREATE INDEX delivery_subject ON delivery (subject, subscription_id, outbox_id) ${where} event_id IS NULL
;
