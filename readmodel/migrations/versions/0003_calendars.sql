-- Years that the State Council has published, as entered for one bureau or, under '*', for all: entered once, never changed.

CREATE TABLE published_calendars (
    bureau       text NOT NULL,
    year         integer NOT NULL,
    sha256       text NOT NULL,
    source       text NOT NULL,
    days         jsonb NOT NULL,
    published_by text NOT NULL,
    at           timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (bureau, year)
);
CREATE TRIGGER published_calendars_append_only BEFORE UPDATE OR DELETE ON published_calendars
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER published_calendars_no_truncate BEFORE TRUNCATE ON published_calendars
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
