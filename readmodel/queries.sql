-- name: project(document)$
-- Write what is new of a case in one statement, if the case stands where the news begin; return how many it wrote.
WITH input AS (
    SELECT :document::jsonb AS doc
), head AS (
    SELECT doc->'case' AS c, doc->'change' AS s, doc->'events' AS e FROM input
), written AS (
    INSERT INTO cases (bureau, number, kind, state, state_zh, phase, version, seq, cause, party_name, party_code,
                       department, officers, opened_at, closed_at, red_at, yellow_at, suspended_until, obstructed,
                       next_due_on, origin, sample, told_at)
    SELECT r.bureau, r.number, r.kind, r.state, r.state_zh, r.phase, r.version, r.seq, r.cause, r.party_name,
           r.party_code, r.department, r.officers, r.opened_at, r.closed_at, r.red_at, r.yellow_at,
           r.suspended_until, r.obstructed, r.next_due_on, r.origin, r.sample, r.told_at
    FROM head, jsonb_to_record(c)
         AS r(bureau text, number text, kind text, state text, state_zh text, phase text, version int, seq int,
              cause text, party_name text, party_code text, department text, officers text[], opened_at timestamptz,
              closed_at timestamptz, red_at timestamptz, yellow_at timestamptz, suspended_until timestamptz,
              obstructed boolean, next_due_on date, origin text, sample boolean, told_at timestamptz, whole boolean)
    WHERE r.whole OR EXISTS (SELECT FROM cases k WHERE k.bureau = r.bureau AND k.number = r.number)
    ON CONFLICT (bureau, number) DO UPDATE SET
        state = excluded.state, state_zh = excluded.state_zh, phase = excluded.phase, version = excluded.version,
        seq = excluded.seq, officers = excluded.officers, department = excluded.department,
        closed_at = excluded.closed_at, red_at = excluded.red_at, yellow_at = excluded.yellow_at,
        suspended_until = excluded.suspended_until, obstructed = excluded.obstructed,
        next_due_on = excluded.next_due_on, told_at = excluded.told_at, updated_at = now()
    WHERE cases.seq = (SELECT (c->>'after')::int FROM head) AND cases.told_at <= excluded.told_at
    RETURNING bureau, number, seq
), events AS (
    INSERT INTO case_events (bureau, number, seq, at, type, account, actor_name, article, zh, data, change, whole)
    SELECT w.bureau, w.number, x.seq, x.at, x.type, x.actor->>'account', x.actor->>'name', x.article, x.zh,
           coalesce(x.data, '{}'), CASE WHEN x.seq = w.seq THEN s END, x.seq = w.seq AND (c->>'whole')::boolean
    FROM written w, head, jsonb_to_recordset(e)
         AS x(seq int, at timestamptz, type text, actor jsonb, article text, zh text, data jsonb)
), obligations_written AS (
    INSERT INTO obligations (bureau, number, id, row, act, status, detail)
    SELECT w.bureau, w.number, o.key, (o.value->>'row')::int, o.value->>'act',
           coalesce(o.value->>'status', 'pending'), o.value
    FROM written w, head, jsonb_each(s->'obligations') o
    ON CONFLICT (bureau, number, id) DO UPDATE SET status = excluded.status, detail = excluded.detail
), deadlines_written AS (
    INSERT INTO deadlines (bureau, number, id, rule, bearer, owner, status, due_on, alarm_on, detail)
    SELECT w.bureau, w.number, d.key, d.value->>'rule', d.value->>'bearer', d.value->>'owner',
           coalesce(d.value->>'status', 'running'), (d.value->'due'->>'due_on')::date,
           (d.value->'due'->>'alarm_on')::date, d.value
    FROM written w, head, jsonb_each(s->'deadlines') d
    ON CONFLICT (bureau, number, id) DO UPDATE SET
        status = excluded.status, due_on = excluded.due_on, alarm_on = excluded.alarm_on, detail = excluded.detail
), incidents_written AS (
    INSERT INTO incidents (bureau, number, id, status, detail)
    SELECT w.bureau, w.number, i.key, coalesce(i.value->>'status', 'open'), i.value
    FROM written w, head, jsonb_each(s->'incidents') i
    ON CONFLICT (bureau, number, id) DO UPDATE SET status = excluded.status, detail = excluded.detail
), recordings_written AS (
    INSERT INTO recordings (bureau, id, number, status, detail)
    SELECT w.bureau, r.key, w.number, coalesce(r.value->>'status', 'started'), r.value
    FROM written w, head, jsonb_each(s->'recordings') r
    ON CONFLICT (bureau, id, number) DO UPDATE SET status = excluded.status, detail = excluded.detail
)
SELECT count(*) FROM written;

-- name: told(bureau, number)^
-- Return up to where a case was told of, and hold it.
SELECT seq, told_at FROM cases WHERE bureau = :bureau AND number = :number FOR UPDATE;

-- name: withdraw(bureau, number, after)$
-- Take back what was told of a case after an event, so that it can be told of whole.
SELECT withdraw(:bureau, :number, :after);

-- name: remind(bureau, number, document)!
-- Put reminders into the inboxes of those whom they tell, once.
WITH told AS (
    SELECT * FROM jsonb_to_recordset(:document::jsonb)
        AS r(id text, at timestamptz, tell text[], accounts text[], zh text, severity text, deadline text,
             incident text, due_on date)
), written AS (
    INSERT INTO reminders (bureau, number, id, at, zh, severity, tell, deadline, incident, due_on)
    SELECT :bureau, :number, id, at, zh, severity, tell, deadline, incident, due_on FROM told
    ON CONFLICT DO NOTHING
)
INSERT INTO inbox (bureau, account, number, reminder, at)
SELECT :bureau, account, :number, id, at FROM told, unnest(accounts) AS account
ON CONFLICT DO NOTHING;

-- name: key_for_update(bureau, key)^
-- Return what an Idempotency-Key was used for.
SELECT fingerprint, number, kind, opening::text AS opening FROM opening_keys WHERE bureau = :bureau AND key = :key;

-- name: take_counter(bureau, kind, year)$
-- Take the next number of a bureau, kind and year.
INSERT INTO case_numbers (bureau, kind, year, last) VALUES (:bureau, :kind, :year, 1)
ON CONFLICT (bureau, kind, year) DO UPDATE SET last = case_numbers.last + 1
RETURNING last;

-- name: keep_key(bureau, key, fingerprint, kind, number, account)!
-- Remember what a key was used for, in the transaction that took the number.
INSERT INTO opening_keys (bureau, key, fingerprint, kind, number, account)
VALUES (:bureau, :key, :fingerprint, :kind, :number, :account);

-- name: keep_opening(bureau, key, opening)!
-- Keep the opening itself, so that a case whose start was interrupted starts with the same words.
UPDATE opening_keys SET opening = :opening::jsonb WHERE bureau = :bureau AND key = :key AND opening IS NULL;

-- name: lock_key(text)$
-- Let two requests with one key wait for one another.
SELECT pg_advisory_xact_lock(hashtextextended(:text, 0));

-- name: changes(bureau, number)
-- Return the changes of a case that make it up as it stands: the last whole one and all after it.
SELECT seq, change::text AS change FROM case_events
WHERE bureau = :bureau AND number = :number AND change IS NOT NULL AND seq >= (
    SELECT seq FROM case_events WHERE bureau = :bureau AND number = :number AND whole ORDER BY seq DESC LIMIT 1
) ORDER BY seq;

-- name: changes_until(bureau, number, at)
-- Return the changes that make a case up as it stood at an instant.
SELECT seq, change::text AS change FROM case_events
WHERE bureau = :bureau AND number = :number AND change IS NOT NULL AND at <= :at AND seq >= (
    SELECT seq FROM case_events WHERE bureau = :bureau AND number = :number AND whole AND at <= :at
    ORDER BY seq DESC LIMIT 1
) ORDER BY seq;

-- name: told_lately(minutes)
-- Return the cases that were told of last, in the minutes before the newest news of all.
SELECT bureau, number, seq FROM cases
WHERE updated_at > (SELECT max(updated_at) FROM cases) - make_interval(mins => :minutes)
ORDER BY updated_at DESC LIMIT 500;

-- name: events(bureau, number, after, limit)
-- Return what happened in a case, oldest first.
SELECT seq, at, type, account, actor_name, article, zh, data::text AS data FROM case_events
WHERE bureau = :bureau AND number = :number AND seq > :after ORDER BY seq LIMIT :limit;

-- name: recording(bureau, number, id)^
-- Return a recording as a case knows it.
SELECT detail::text AS detail FROM recordings WHERE bureau = :bureau AND number = :number AND id = :id;

-- name: claim_recording(bureau, number, id)$
-- Take a recording's id for a case and return the case that has it; one whose case refused it is free again.
INSERT INTO recording_claims AS c (bureau, id, number) VALUES (:bureau, :id, :number)
ON CONFLICT (bureau, id) DO UPDATE SET number = CASE WHEN EXISTS (
    SELECT FROM recordings r
    WHERE r.bureau = c.bureau AND r.id = c.id AND r.number = c.number AND r.status = 'refused'
) THEN excluded.number ELSE c.number END
RETURNING number;

-- name: appoint(bureau, absent, deputy, roles, first_day, last_day, reason, ordered_by)$
-- Have somebody stand in for another.
INSERT INTO deputies (bureau, absent, deputy, roles, first_day, last_day, reason, ordered_by)
VALUES (:bureau, :absent, :deputy, :roles, :first_day, :last_day, :reason, :ordered_by) RETURNING id;

-- name: end_deputy(bureau, id)!
-- End a stand-in before its last day.
UPDATE deputies SET ended_at = now() WHERE bureau = :bureau AND id = :id AND ended_at IS NULL;

-- name: deputies(bureau)
-- Return who stands in for whom, newest first.
SELECT id, absent, deputy, roles, first_day, last_day, reason, ordered_by, at, ended_at
FROM deputies WHERE bureau = :bureau ORDER BY id DESC LIMIT 500;

-- name: stands_in(bureau, deputy, day)
-- Return for whom somebody stands in on a day.
SELECT absent, roles FROM deputies
WHERE bureau = :bureau AND deputy = :deputy AND :day BETWEEN first_day AND last_day AND ended_at IS NULL ORDER BY id;

-- name: stood_in_for(bureau, accounts, day)
-- Return who stands in for some accounts on a day, and in which roles.
SELECT absent, deputy, roles FROM deputies
WHERE bureau = :bureau AND absent = ANY(:accounts) AND :day BETWEEN first_day AND last_day AND ended_at IS NULL;

-- name: inbox(bureau, account, limit)
-- Return somebody's reminders, newest first.
SELECT i.number, i.reminder, i.at, i.read_at, r.zh, r.severity, r.deadline, r.incident, r.due_on
FROM inbox i JOIN reminders r ON r.bureau = i.bureau AND r.number = i.number AND r.id = i.reminder
WHERE i.bureau = :bureau AND i.account = :account ORDER BY i.at DESC, i.number, i.reminder LIMIT :limit;

-- name: mark_read(bureau, account, number, reminder)!
-- Note that somebody has read a reminder.
UPDATE inbox SET read_at = coalesce(read_at, now())
WHERE bureau = :bureau AND account = :account AND number = :number AND reminder = :reminder;

-- name: due_list(bureau, owner, before, limit)
-- Return the open duties of a bureau, soonest first.
SELECT d.number, d.id, d.rule, d.owner, d.status, d.due_on, d.alarm_on, d.detail->>'name_zh' AS name_zh, c.cause,
       c.kind, c.officers
FROM deadlines d JOIN cases c USING (bureau, number)
WHERE d.bureau = :bureau AND d.status IN ('running', 'overdue') AND d.bearer = 'authority'
  AND (:owner::text IS NULL OR d.owner = :owner) AND (:before::date IS NULL OR d.due_on <= :before)
ORDER BY d.due_on, d.number, d.id LIMIT :limit;

-- name: case_count(bureau)$
-- Return how many cases a bureau has.
SELECT count(*) FROM cases WHERE bureau = :bureau;

-- name: open_numbers()
-- Return every case that is not archived.
SELECT bureau, number FROM cases WHERE phase <> 'archived' ORDER BY bureau, number;

-- name: schema_version()$
-- Return the version of the read model.
SELECT version_num FROM alembic_version;

-- name: lock_calendars()$
-- Let two who publish wait for one another.
SELECT pg_advisory_xact_lock(hashtextextended('published_calendars', 0));

-- name: years_entered(bureau, year)
-- Return in whose name a year was entered that concerns a bureau ('*': every bureau).
SELECT bureau, sha256 FROM published_calendars
WHERE year = :year AND (:bureau = '*' OR bureau IN (:bureau, '*')) ORDER BY bureau;

-- name: enter_year(bureau, year, sha256, source, days, published_by)!
-- Enter a published year.
INSERT INTO published_calendars (bureau, year, sha256, source, days, published_by)
VALUES (:bureau, :year, :sha256, :source, :days::jsonb, :published_by);

-- name: published_years(bureau)
-- Return the years that were entered for a bureau or for all, oldest first.
SELECT DISTINCT ON (year) bureau, year, source, days::text AS days, published_by, at FROM published_calendars
WHERE bureau IN (:bureau, '*') ORDER BY year, bureau;

-- name: calendar_cases(bureau)
-- Return every case that a published year concerns: open ones, and those just numbered that nothing was told of yet.
SELECT bureau, number FROM cases WHERE phase <> 'archived' AND (:bureau = '*' OR bureau = :bureau)
UNION
SELECT k.bureau, k.number FROM opening_keys k
WHERE (:bureau = '*' OR k.bureau = :bureau) AND k.created_at > now() - interval '1 hour'
  AND NOT EXISTS (SELECT FROM cases c WHERE c.bureau = k.bureau AND c.number = k.number)
ORDER BY bureau, number;

-- name: calendar_events(bureau, number, year)
-- Return what a published year did to a case.
SELECT type, zh, data::text AS data FROM case_events
WHERE bureau = :bureau AND number = :number AND data->>'year' = :year::int::text
  AND type IN ('calendar.published', 'calendar.refused', 'calendar.review', 'deadline.rederived') ORDER BY seq;
