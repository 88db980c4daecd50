-- A case is told of by its changes, each kept once beside the last event that it covers.

ALTER TABLE case_events RENAME COLUMN snapshot TO change;
ALTER TABLE case_events ADD COLUMN whole boolean NOT NULL DEFAULT false;
ALTER TABLE case_events DISABLE TRIGGER case_events_append_only;
UPDATE case_events SET whole = true WHERE change IS NOT NULL;
ALTER TABLE case_events ENABLE TRIGGER case_events_append_only;
DROP INDEX case_snapshots;
CREATE INDEX case_wholes ON case_events (bureau, number, seq DESC) WHERE whole;

ALTER TABLE cases DROP COLUMN snapshot;
ALTER TABLE cases ADD COLUMN told_at timestamptz NOT NULL DEFAULT 'epoch';

-- What a try of a workflow task told that then never became history: kept apart, for it did not happen.
CREATE TABLE withdrawn_events (LIKE case_events, withdrawn_at timestamptz NOT NULL DEFAULT now());

CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND current_setting('zhifa.withdrawing', true) = 'on' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;

-- Take back all that was told of a case after an event, and ready it to be told of whole; returns the events taken back.
CREATE FUNCTION withdraw(of_bureau text, of_number text, after integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    taken integer;
BEGIN
    PERFORM set_config('zhifa.withdrawing', 'on', true);
    WITH gone AS (
        DELETE FROM case_events WHERE bureau = of_bureau AND number = of_number AND seq > after RETURNING *
    )
    INSERT INTO withdrawn_events SELECT gone.*, now() FROM gone;
    GET DIAGNOSTICS taken = ROW_COUNT;
    PERFORM set_config('zhifa.withdrawing', 'off', true);
    DELETE FROM obligations WHERE bureau = of_bureau AND number = of_number;
    DELETE FROM deadlines WHERE bureau = of_bureau AND number = of_number;
    DELETE FROM incidents WHERE bureau = of_bureau AND number = of_number;
    DELETE FROM recordings WHERE bureau = of_bureau AND number = of_number;
    UPDATE cases SET seq = after, told_at = 'epoch' WHERE bureau = of_bureau AND number = of_number;
    RETURN taken;
END $$;
