-- Overviews count the units of each word, and lists show those of one, without a look at the others.
CREATE INDEX unit_state ON unit (state, id);
