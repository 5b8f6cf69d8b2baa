-- who read a label back
ALTER TABLE label ADD COLUMN verified_by VARCHAR(80);
