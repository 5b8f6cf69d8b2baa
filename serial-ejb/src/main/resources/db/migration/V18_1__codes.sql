-- Derby looks a list of codes up along an index only where a statement names it, and what a UNIQUE column has made has no name.
${derby} CREATE INDEX material_by_code ON material (code DESC)
;
${derby} CREATE INDEX party_by_code ON party (code DESC)
;
