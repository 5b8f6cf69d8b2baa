-- Lists begin with the newest number: PostgreSQL walks the key backwards, Derby needs an index that runs so.
${derby} CREATE INDEX unit_newest ON unit (id DESC)
;

-- What few units are, so that a list of them looks at no others. Derby has no such indexes and walks the newest.
${postgres} CREATE INDEX unit_held ON unit (id) WHERE holds > 0
;
${postgres} CREATE INDEX unit_recalled ON unit (id) WHERE recalls > 0
;
${postgres} CREATE INDEX unit_flawed ON unit (quality, id) WHERE quality <> 'G'
;
${postgres} CREATE INDEX unit_consigned ON unit (id) WHERE custody = 'P' AND owner_kind = 'O'
;
${postgres} CREATE INDEX unit_missing ON unit (id) WHERE custody = 'U'
;
