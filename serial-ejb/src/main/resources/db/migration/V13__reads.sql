-- Which versions of a step sell a unit, as their definitions say: so a unit's last sale is found by one statement.
ALTER TABLE step ADD COLUMN sells BOOLEAN DEFAULT FALSE NOT NULL;

-- What most units and rows have none of need not stand in an index, where the database can leave it out.
DROP INDEX unit_parent;
CREATE INDEX unit_parent ON unit (parent_id) ${where} parent_id IS NOT NULL
;
DROP INDEX unit_lot;
CREATE INDEX unit_lot ON unit (lot_id) ${where} lot_id IS NOT NULL
;
DROP INDEX unit_work_order;
CREATE INDEX unit_work_order ON unit (work_order_id) ${where} work_order_id IS NOT NULL
;
DROP INDEX unit_batch;
CREATE INDEX unit_batch ON unit (batch_id, code) ${where} batch_id IS NOT NULL
;
DROP INDEX unit_place;
CREATE INDEX unit_place ON unit (place_id, material_id) ${where} place_id IS NOT NULL
;
DROP INDEX unit_at;
CREATE INDEX unit_at ON unit (place_id, id DESC) ${where} place_id IS NOT NULL
;
DROP INDEX event_unit_line;
CREATE INDEX event_unit_line ON event_unit (line_id) ${where} line_id IS NOT NULL
;
DROP INDEX event_corrects;
CREATE INDEX event_corrects ON event (corrects_id) ${where} corrects_id IS NOT NULL
;
