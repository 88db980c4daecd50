-- A recording belongs to one case: whoever reports it first takes its id, before the case has heard of it.
CREATE TABLE recording_claims (
    bureau text NOT NULL,
    id text NOT NULL,
    number text NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (bureau, id)
);
INSERT INTO recording_claims (bureau, id, number)
SELECT DISTINCT ON (bureau, id) bureau, id, number FROM recordings WHERE status <> 'refused' ORDER BY bureau, id, number;

-- Who stands in for whom, from which day to which, in which roles.
CREATE TABLE deputies (
    bureau text NOT NULL,
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    absent text NOT NULL,
    deputy text NOT NULL,
    roles text[] NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL,
    reason text NOT NULL,
    ordered_by text NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    ended_at timestamptz,
    CHECK (first_day <= last_day),
    CHECK (absent <> deputy)
);
CREATE INDEX deputies_of_a_day ON deputies (bureau, deputy, first_day, last_day);
