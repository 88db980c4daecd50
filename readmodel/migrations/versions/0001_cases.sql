-- The read model, first version. Every key begins with the bureau.

CREATE TABLE case_numbers (
    bureau text NOT NULL,
    kind   text NOT NULL,
    year   integer NOT NULL,
    last   integer NOT NULL,
    PRIMARY KEY (bureau, kind, year)
);

-- One row per Idempotency-Key with which a case was opened; the number is taken in the same transaction.
CREATE TABLE opening_keys (
    bureau      text NOT NULL,
    key         text NOT NULL,
    fingerprint text NOT NULL,
    kind        text NOT NULL,
    number      text NOT NULL,
    account     text NOT NULL,
    opening     jsonb,
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (bureau, key)
);

CREATE TABLE cases (
    bureau          text NOT NULL,
    number          text NOT NULL,
    kind            text NOT NULL,
    state           text NOT NULL,
    state_zh        text NOT NULL,
    phase           text NOT NULL,
    version         integer NOT NULL,
    seq             integer NOT NULL,
    cause           text NOT NULL,
    party_name      text NOT NULL,
    party_code      text,
    department      text NOT NULL,
    officers        text[] NOT NULL,
    opened_at       timestamptz NOT NULL,
    closed_at       timestamptz,
    red_at          timestamptz,
    yellow_at       timestamptz,
    suspended_until timestamptz,
    obstructed      boolean NOT NULL,
    next_due_on     date,
    origin          text,
    sample          boolean NOT NULL,
    snapshot        jsonb NOT NULL,
    updated_at      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (bureau, number)
);
CREATE INDEX cases_by_opening ON cases (bureau, opened_at DESC, number DESC);
CREATE INDEX cases_by_state ON cases (bureau, kind, state);
CREATE INDEX cases_by_due ON cases (bureau, next_due_on, number) WHERE next_due_on IS NOT NULL;
CREATE INDEX cases_by_officer ON cases USING gin (officers);

-- 红黄绿灯: the one rule, used by every list.
CREATE FUNCTION light(phase text, red_at timestamptz, yellow_at timestamptz, suspended_until timestamptz, at timestamptz)
RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE
        WHEN red_at IS NOT NULL AND at >= red_at THEN 'red'
        WHEN phase <> 'open' THEN 'grey'
        WHEN suspended_until IS NOT NULL AND at < suspended_until THEN 'blue'
        WHEN yellow_at IS NOT NULL AND at >= yellow_at THEN 'yellow'
        ELSE 'green'
    END
$$;

CREATE TABLE case_events (
    bureau     text NOT NULL,
    number     text NOT NULL,
    seq        integer NOT NULL,
    at         timestamptz NOT NULL,
    type       text NOT NULL,
    account    text NOT NULL,
    actor_name text NOT NULL,
    article    text,
    zh         text NOT NULL,
    data       jsonb NOT NULL,
    snapshot   jsonb,
    PRIMARY KEY (bureau, number, seq)
);
CREATE INDEX case_snapshots ON case_events (bureau, number, at DESC, seq DESC) WHERE snapshot IS NOT NULL;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
CREATE TRIGGER case_events_append_only BEFORE UPDATE OR DELETE ON case_events
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER case_events_no_truncate BEFORE TRUNCATE ON case_events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE obligations (
    bureau text NOT NULL,
    number text NOT NULL,
    id     text NOT NULL,
    row    integer NOT NULL,
    act    text NOT NULL,
    status text NOT NULL,
    detail jsonb NOT NULL,
    PRIMARY KEY (bureau, number, id)
);
CREATE INDEX obligations_open ON obligations (bureau, status, row);

CREATE TABLE deadlines (
    bureau   text NOT NULL,
    number   text NOT NULL,
    id       text NOT NULL,
    rule     text NOT NULL,
    bearer   text NOT NULL,
    owner    text NOT NULL,
    status   text NOT NULL,
    due_on   date NOT NULL,
    alarm_on date NOT NULL,
    detail   jsonb NOT NULL,
    PRIMARY KEY (bureau, number, id)
);
CREATE INDEX deadlines_open ON deadlines (bureau, due_on) WHERE status IN ('running', 'overdue');

CREATE TABLE incidents (
    bureau text NOT NULL,
    number text NOT NULL,
    id     text NOT NULL,
    status text NOT NULL,
    detail jsonb NOT NULL,
    PRIMARY KEY (bureau, number, id)
);

CREATE TABLE recordings (
    bureau text NOT NULL,
    id     text NOT NULL,
    number text NOT NULL,
    status text NOT NULL,
    detail jsonb NOT NULL,
    PRIMARY KEY (bureau, id, number)
);

CREATE TABLE reminders (
    bureau   text NOT NULL,
    number   text NOT NULL,
    id       text NOT NULL,
    at       timestamptz NOT NULL,
    zh       text NOT NULL,
    severity text NOT NULL,
    tell     text[] NOT NULL,
    deadline text,
    incident text,
    due_on   date,
    PRIMARY KEY (bureau, number, id)
);

CREATE TABLE inbox (
    bureau   text NOT NULL,
    account  text NOT NULL,
    number   text NOT NULL,
    reminder text NOT NULL,
    at       timestamptz NOT NULL,
    read_at  timestamptz,
    PRIMARY KEY (bureau, account, number, reminder),
    FOREIGN KEY (bureau, number, reminder) REFERENCES reminders (bureau, number, id)
);
CREATE INDEX inbox_newest ON inbox (bureau, account, at DESC);
