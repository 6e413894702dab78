-- What changed, as other programs hear of it: by asking for the changes, or by a webhook that is told.

-- One row for each subject and transaction, written by triggers whatever way the change came; keys, words and times,
-- never personal data. `noted` is the order of writing, which is that of the commits only within one subject.
-- `position` is the order for readers, given after the commit: whoever has read up to one never misses one before it.
CREATE TABLE changes (
    noted bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    position bigint CONSTRAINT changes_position UNIQUE,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    event text NOT NULL CHECK (event ~ '^[a-z]+\.[a-z_]+$'),
    subject_kind text NOT NULL CHECK (subject_kind IN ('appointment', 'client')),
    subject_id uuid NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    data jsonb NOT NULL,
    -- As it was before the transaction, to find the event's name when more of it changes; not told to anybody.
    before jsonb,
    transaction xid8 NOT NULL DEFAULT pg_current_xact_id()
);

CREATE UNIQUE INDEX changes_once ON changes (subject_id, transaction) WHERE position IS NULL;
CREATE INDEX changes_new ON changes (noted) WHERE position IS NULL;

-- The last position given, and the last one that is no longer kept.
CREATE TABLE change_positions (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    last bigint NOT NULL DEFAULT 0,
    forgotten bigint NOT NULL DEFAULT 0
);

INSERT INTO change_positions DEFAULT VALUES;

-- Gives positions to changes that are committed, in the order in which each subject changed. Only one does so at a time,
-- and until its commit: positions become visible in their own order.
CREATE FUNCTION number_changes(most integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    newest bigint;
    given integer;
BEGIN
    IF NOT EXISTS (SELECT FROM changes WHERE position IS NULL) THEN
        RETURN 0;
    END IF;
    SELECT last INTO newest FROM change_positions FOR UPDATE;
    -- A statement of its own: it sees what was committed while this one waited.
    UPDATE changes
    SET position = newest + numbered.place, before = NULL
    FROM (
        SELECT noted, row_number() OVER (ORDER BY noted) AS place
        FROM (SELECT noted FROM changes WHERE position IS NULL ORDER BY noted LIMIT most) AS oldest
    ) AS numbered
    WHERE changes.noted = numbered.noted;
    GET DIAGNOSTICS given = ROW_COUNT;
    UPDATE change_positions SET last = newest + given;
    RETURN given;
END
$$;

-- What is told of an appointment.
CREATE FUNCTION appointment_facts(subject appointments) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object(
        'status', subject.status, 'starts_at', subject.starts_at, 'ends_at', subject.ends_at,
        'time_zone', subject.time_zone, 'branch_id', subject.branch_id, 'service_id', subject.service_id,
        'employee_id', subject.employee_id, 'visit_id', subject.visit_id, 'seats_taken', subject.seats_taken,
        'capacity', subject.capacity, 'revision', subject.revision
    )
$$;

-- The name of what happened to an appointment between two states.
CREATE FUNCTION appointment_event(before jsonb, facts jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE
        WHEN before IS NULL OR before ->> 'status' = 'held' AND facts ->> 'status' <> 'held' THEN
            CASE facts ->> 'status'
                WHEN 'pending' THEN 'appointment.requested'
                WHEN 'approved' THEN
                    CASE facts ->> 'seats_taken' WHEN '0' THEN 'appointment.opened' ELSE 'appointment.booked' END
                ELSE 'appointment.' || (facts ->> 'status')
            END
        WHEN before ->> 'status' <> facts ->> 'status' THEN
            CASE
                WHEN facts ->> 'status' IN ('cancelled', 'rejected', 'completed', 'no_show')
                    THEN 'appointment.' || (facts ->> 'status')
                WHEN before ->> 'status' = 'pending' AND facts ->> 'status' = 'approved' THEN 'appointment.approved'
                ELSE 'appointment.updated'
            END
        WHEN (before ->> 'starts_at', before ->> 'ends_at', before ->> 'employee_id', before ->> 'branch_id')
            IS DISTINCT FROM
            (facts ->> 'starts_at', facts ->> 'ends_at', facts ->> 'employee_id', facts ->> 'branch_id')
            THEN 'appointment.rescheduled'
        ELSE 'appointment.updated'
    END
$$;

-- Notes a change, or adds it to what this transaction noted of the appointment already.
CREATE FUNCTION note_appointment(subject uuid, before jsonb, facts jsonb) RETURNS void
LANGUAGE sql AS $$
    INSERT INTO changes (event, subject_kind, subject_id, data, before)
    VALUES (appointment_event(before, facts), 'appointment', subject, facts, before)
    ON CONFLICT (subject_id, transaction) WHERE position IS NULL DO UPDATE
    SET event = appointment_event(changes.before, excluded.data), data = changes.data || excluded.data
$$;

CREATE FUNCTION note_added_appointment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM note_appointment(NEW.id, NULL, appointment_facts(NEW));
    RETURN NULL;
END
$$;

CREATE FUNCTION note_changed_appointment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM note_appointment(NEW.id, appointment_facts(OLD), appointment_facts(NEW));
    RETURN NULL;
END
$$;

CREATE FUNCTION note_removed_appointment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO changes (event, subject_kind, subject_id, data)
    VALUES ('appointment.deleted', 'appointment', OLD.id, '{}')
    ON CONFLICT (subject_id, transaction) WHERE position IS NULL DO UPDATE
    SET event = excluded.event, data = excluded.data;
    RETURN NULL;
END
$$;

CREATE TRIGGER appointments_noted AFTER INSERT ON appointments
    FOR EACH ROW EXECUTE FUNCTION note_added_appointment();
CREATE TRIGGER appointments_noted_again AFTER UPDATE ON appointments
    FOR EACH ROW WHEN (
        (OLD.status, OLD.starts_at, OLD.ends_at, OLD.time_zone, OLD.branch_id, OLD.service_id, OLD.employee_id,
         OLD.seats_taken, OLD.capacity, OLD.revision)
        IS DISTINCT FROM
        (NEW.status, NEW.starts_at, NEW.ends_at, NEW.time_zone, NEW.branch_id, NEW.service_id, NEW.employee_id,
         NEW.seats_taken, NEW.capacity, NEW.revision)
    )
    EXECUTE FUNCTION note_changed_appointment();
CREATE TRIGGER appointments_noted_at_last AFTER DELETE ON appointments
    FOR EACH ROW EXECUTE FUNCTION note_removed_appointment();

-- Who of the attendees came, went or changed; by then the appointment's own seats and status are right, because
-- triggers come in the order of their names.
CREATE FUNCTION note_attendees(given jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    subject appointments;
    touched jsonb;
BEGIN
    FOR subject IN
        SELECT appointments.*
        FROM appointments
        WHERE id IN (SELECT (attendee ->> 'appointment_id')::uuid FROM jsonb_array_elements(given) AS attendee)
        ORDER BY id
    LOOP
        SELECT jsonb_object_agg(attendee ->> 'id', attendee - 'id' - 'appointment_id') INTO touched
        FROM jsonb_array_elements(given) AS attendee
        WHERE (attendee ->> 'appointment_id')::uuid = subject.id;
        INSERT INTO changes (event, subject_kind, subject_id, data, before)
        VALUES (
            'appointment.updated', 'appointment', subject.id,
            appointment_facts(subject) || jsonb_build_object('attendees', touched), appointment_facts(subject)
        )
        ON CONFLICT (subject_id, transaction) WHERE position IS NULL DO UPDATE
        SET data = changes.data || jsonb_build_object(
            'attendees', coalesce(changes.data -> 'attendees', '{}') || touched
        );
    END LOOP;
END
$$;

CREATE FUNCTION note_added_attendees() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM note_attendees(jsonb_agg(jsonb_build_object(
        'id', id, 'appointment_id', appointment_id, 'client_id', client_id, 'status', status, 'seats', seats
    )))
    FROM added
    HAVING count(*) > 0;
    RETURN NULL;
END
$$;

CREATE FUNCTION note_removed_attendees() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM note_attendees(jsonb_agg(jsonb_build_object(
        'id', id, 'appointment_id', appointment_id, 'client_id', client_id, 'status', 'removed', 'seats', 0
    )))
    FROM removed
    HAVING count(*) > 0;
    RETURN NULL;
END
$$;

CREATE FUNCTION note_changed_attendees() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM note_attendees(jsonb_agg(jsonb_build_object(
        'id', id, 'appointment_id', appointment_id, 'client_id', client_id, 'status', status, 'seats', seats
    )))
    FROM (
        SELECT id, appointment_id, client_id, status, seats FROM added
        EXCEPT
        SELECT id, appointment_id, client_id, status, seats FROM removed
    ) AS changed
    HAVING count(*) > 0;
    RETURN NULL;
END
$$;

CREATE TRIGGER attendees_noted AFTER INSERT ON attendees
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION note_added_attendees();
CREATE TRIGGER attendees_noted_again AFTER UPDATE ON attendees
    REFERENCING OLD TABLE AS removed NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION note_changed_attendees();
-- 'removed' comes before 'taken': the appointment is right by then.
CREATE TRIGGER attendees_taken_away AFTER DELETE ON attendees
    REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION note_removed_attendees();

-- Clients; what their appointments change of them is no change of the client.
CREATE FUNCTION note_added_clients() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO changes (event, subject_kind, subject_id, data)
    SELECT 'client.created', 'client', id, jsonb_build_object('number', number, 'revision', revision)
    FROM added
    ORDER BY number
    ON CONFLICT (subject_id, transaction) WHERE position IS NULL DO UPDATE
    SET event = 'client.updated', data = excluded.data;
    RETURN NULL;
END
$$;

CREATE FUNCTION note_changed_client() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO changes (event, subject_kind, subject_id, data)
    VALUES (
        CASE
            WHEN OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL THEN 'client.erased'
            WHEN OLD.archived_at IS NULL AND NEW.archived_at IS NOT NULL THEN 'client.archived'
            WHEN OLD.archived_at IS NOT NULL AND NEW.archived_at IS NULL THEN 'client.restored'
            ELSE 'client.updated'
        END,
        'client', NEW.id, jsonb_build_object('number', NEW.number, 'revision', NEW.revision)
    )
    ON CONFLICT (subject_id, transaction) WHERE position IS NULL DO UPDATE
    SET event = CASE
            WHEN excluded.event = 'client.updated' THEN changes.event
            WHEN changes.event = 'client.created' AND excluded.event <> 'client.erased' THEN changes.event
            ELSE excluded.event
        END,
        data = excluded.data;
    RETURN NULL;
END
$$;

CREATE FUNCTION note_removed_clients() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO changes (event, subject_kind, subject_id, data)
    SELECT 'client.deleted', 'client', id, jsonb_build_object('number', number)
    FROM removed
    ORDER BY number
    ON CONFLICT (subject_id, transaction) WHERE position IS NULL DO UPDATE
    SET event = excluded.event, data = excluded.data;
    RETURN NULL;
END
$$;

CREATE TRIGGER clients_noted AFTER INSERT ON clients
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION note_added_clients();
-- For each row, so that the many changes by appointments cost a comparison only.
CREATE TRIGGER clients_noted_again AFTER UPDATE ON clients
    FOR EACH ROW WHEN (
        (OLD.revision, OLD.archived_at, OLD.erased_at) IS DISTINCT FROM (NEW.revision, NEW.archived_at, NEW.erased_at)
    )
    EXECUTE FUNCTION note_changed_client();
CREATE TRIGGER clients_noted_at_last AFTER DELETE ON clients
    REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION note_removed_clients();

-- Addresses that are told of changes. The secret that signs is sealed under the deployment's key.
CREATE TABLE webhooks (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    url text NOT NULL,
    -- Which events are told; none named means all, those that are added later too.
    events text[] NOT NULL DEFAULT '{}',
    secret_sealed bytea NOT NULL,
    state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'paused')),
    pause_reason text CHECK (pause_reason IN ('by_staff', 'failing', 'gone')),
    paused_at timestamptz,
    -- Of the last change that it has a delivery for, or did not want.
    position bigint NOT NULL,
    -- Since when nothing was accepted, the fault of the last attempt, and how long the whole address is left alone
    -- after so many attempts in a row that nobody answered.
    failing_since timestamptz,
    fault text,
    silences integer NOT NULL DEFAULT 0,
    quiet_until timestamptz,
    delivered_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    revision bigint NOT NULL DEFAULT 1,
    CONSTRAINT webhooks_pause CHECK ((state = 'paused') = (pause_reason IS NOT NULL))
);

-- What each is told, and what became of it: the work list and the log. A replayed change has one row more.
CREATE TABLE webhook_deliveries (
    id uuid PRIMARY KEY,
    place bigint GENERATED ALWAYS AS IDENTITY,
    webhook_id uuid NOT NULL REFERENCES webhooks ON DELETE CASCADE,
    -- A test has no change.
    position bigint REFERENCES changes (position) ON DELETE CASCADE,
    event text NOT NULL,
    subject_id uuid,
    state text NOT NULL CHECK (state IN ('waiting', 'delivered', 'failed')),
    attempts integer NOT NULL DEFAULT 0,
    status integer,
    fault text,
    milliseconds integer,
    created_at timestamptz NOT NULL,
    first_tried_at timestamptz,
    tried_at timestamptz,
    next_try_at timestamptz,
    done_at timestamptz,
    CONSTRAINT webhook_deliveries_waiting CHECK ((state = 'waiting') = (next_try_at IS NOT NULL))
);

CREATE INDEX webhook_deliveries_log ON webhook_deliveries (webhook_id, place);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (webhook_id, next_try_at) WHERE state = 'waiting';
CREATE INDEX webhook_deliveries_order ON webhook_deliveries (webhook_id, subject_id, place) WHERE state = 'waiting';
CREATE INDEX webhook_deliveries_position ON webhook_deliveries (position);
CREATE INDEX webhook_deliveries_done ON webhook_deliveries (done_at) WHERE done_at IS NOT NULL;
