-- The log of messages, who is told in which order, and webhooks in.

INSERT INTO id_counter (name, last_value) VALUES
  ('message', 0),
  ('incoming', 0);

-- Every message that is not a webhook out; those stand in delivery, with numbers of the same counter.
-- reason: why it was refused, as JSON; fence: which replay of it is believed
CREATE TABLE message (
  id          BIGINT       NOT NULL CONSTRAINT message_pk PRIMARY KEY,
  direction   CHAR(1)      NOT NULL,
  channel     VARCHAR(16)  NOT NULL,
  partner     VARCHAR(80)  NOT NULL,
  type        VARCHAR(80)  NOT NULL,
  subject     VARCHAR(120),
  message     VARCHAR(200),
  status      CHAR(1)      NOT NULL,
  quantity    INTEGER,
  attempts    INTEGER      NOT NULL,
  answer      VARCHAR(500),
  reason      VARCHAR(1000),
  actor       VARCHAR(80)  NOT NULL,
  site        VARCHAR(20)  NOT NULL,
  happened_at TIMESTAMP    NOT NULL,
  settled_at  TIMESTAMP
);
CREATE INDEX message_status ON message (status, id);
CREATE INDEX message_partner ON message (partner, id);
CREATE INDEX message_name ON message (message);
CREATE INDEX message_subject ON message (subject, id);
CREATE INDEX message_age ON message (happened_at);

-- What was said, secrets and personal fields masked; removed earlier than the line of the log.
CREATE TABLE message_text (
  message_id BIGINT      NOT NULL REFERENCES message (id),
  side       CHAR(1)     NOT NULL,
  media_type VARCHAR(120) NOT NULL,
  size       BIGINT      NOT NULL,
  content    ${text}     NOT NULL,
  kept_at    TIMESTAMP   NOT NULL,
  CONSTRAINT message_text_pk PRIMARY KEY (message_id, side)
);
CREATE INDEX message_text_age ON message_text (kept_at);

-- What a message did: the objects by their business key, and the events of the ledger.
CREATE TABLE message_key (
  kind       VARCHAR(40)  NOT NULL,
  code       VARCHAR(120) NOT NULL,
  message_id BIGINT       NOT NULL CONSTRAINT message_key_fk REFERENCES message (id),
  CONSTRAINT message_key_pk PRIMARY KEY (kind, code, message_id)
);
CREATE INDEX message_key_message ON message_key (message_id);

CREATE TABLE message_event (
  event_id   BIGINT NOT NULL,
  message_id BIGINT NOT NULL CONSTRAINT message_event_fk REFERENCES message (id),
  CONSTRAINT message_event_pk PRIMARY KEY (event_id, message_id)
);
CREATE INDEX message_event_message ON message_event (message_id);

-- Who is told what, and in which order --------------------------------------------------------------------------------
-- materials, sites: comma-separated; null for all. stopped: why the hub sends nothing any more (gone, failing).
ALTER TABLE subscription ADD COLUMN materials VARCHAR(4000);
ALTER TABLE subscription ADD COLUMN sites VARCHAR(1000);
ALTER TABLE subscription ADD COLUMN failing_since TIMESTAMP;
ALTER TABLE subscription ADD COLUMN stopped VARCHAR(20);
ALTER TABLE subscription ADD COLUMN stopped_at TIMESTAMP;

-- waits_for: the outbox row of the latest earlier message to this subscription that has one of its units (status H).
-- gap: the outbox row of the last message before about one of its units, when that one was given up.
-- units: how many of the event's units this subscription is told of; 0 where there is no event.
ALTER TABLE delivery ADD COLUMN event_id BIGINT;
ALTER TABLE delivery ADD COLUMN waits_for BIGINT;
ALTER TABLE delivery ADD COLUMN gap BIGINT;
ALTER TABLE delivery ADD COLUMN units INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE delivery ADD COLUMN last_answer VARCHAR(300);
CREATE INDEX delivery_event ON delivery (event_id, subscription_id);
CREATE INDEX delivery_waits ON delivery (subscription_id, waits_for);
CREATE INDEX delivery_page ON delivery (subscription_id, id);

-- Attempts that failed, and those before a replay; the last success stands in delivery itself.
CREATE TABLE delivery_try (
  delivery_id BIGINT    NOT NULL CONSTRAINT delivery_try_fk REFERENCES delivery (id),
  fence       BIGINT    NOT NULL,
  part        INTEGER   NOT NULL,
  tried_at    TIMESTAMP NOT NULL,
  status      INTEGER,
  latency_ms  INTEGER,
  answer      VARCHAR(1000),
  CONSTRAINT delivery_try_pk PRIMARY KEY (delivery_id, fence)
);

-- Webhooks in: where others send to, whose rights they have, and how their documents are read (profile, JSON).
CREATE TABLE incoming (
  id              BIGINT       NOT NULL PRIMARY KEY,
  code            VARCHAR(40)  NOT NULL UNIQUE,
  secret          VARCHAR(400) NOT NULL,
  previous_secret VARCHAR(400),
  previous_until  TIMESTAMP,
  account         VARCHAR(80)  NOT NULL,
  profile         ${text}      NOT NULL,
  active          BOOLEAN      NOT NULL,
  created_at      TIMESTAMP    NOT NULL,
  version         BIGINT       NOT NULL
);
