-- What a step refused: figures of a day, and what an order misses. No part of any unit's history.
CREATE TABLE refusal (
  id         BIGINT       NOT NULL GENERATED ALWAYS AS IDENTITY CONSTRAINT refusal_pk PRIMARY KEY,
  refused_at TIMESTAMP    NOT NULL,
  step       VARCHAR(40)  NOT NULL,
  reason     VARCHAR(80)  NOT NULL,
  unit       VARCHAR(80),
  because    VARCHAR(120),
  order_id   BIGINT,
  items      INTEGER      NOT NULL,
  actor      VARCHAR(80)  NOT NULL,
  site       VARCHAR(20)  NOT NULL
);
CREATE INDEX refusal_at ON refusal (refused_at);
CREATE INDEX refusal_order ON refusal (order_id) ${where} order_id IS NOT NULL
;
