-- The inbox folder is a connection like any other, there from the first start; whoever removes it does not get it back.
-- Id 0: the counter of ids begins above it.
INSERT INTO hub_connection (id, code, kind, name, definition, account, active, created_at, version, next_run_at, failures)
SELECT 0, 'inbox', 'F', '收件箱 Inbox',
  '{"address":{"folder":"inbox"},"files":{"names":"*.xlsx;*.xls;*.csv;*.zip"},"timing":{"schedule":"every 5s"}}',
  'hub-inbox', TRUE, CURRENT_TIMESTAMP, 1, CAST('2000-01-01 00:00:00' AS TIMESTAMP), 0
FROM id_counter
WHERE name = 'hub_connection' AND NOT EXISTS (SELECT 1 FROM hub_connection WHERE code = 'inbox');
