-- Appointments: a service by an employee at a branch at a time, with its attendees.

CREATE TABLE appointment_series (
    id uuid PRIMARY KEY,
    rule jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    created_by uuid REFERENCES staff ON DELETE SET NULL
);

-- `starts_at` is the instant, `local_start` the wall time at `time_zone` that was wished for: where a government
-- changes its rules the wall time stays. `busy` is the time that the employee and the resources are taken, buffers included.
-- `overlapping` marks what staff booked over something else, knowingly and with a reason.
CREATE TABLE appointments (
    id uuid PRIMARY KEY,
    -- The steps of one visit share it; a visit is booked, moved and cancelled as a whole.
    visit_id uuid,
    step integer NOT NULL DEFAULT 1,
    -- The service with steps that the visit is of.
    visit_service_id uuid REFERENCES services,
    series_id uuid REFERENCES appointment_series ON DELETE SET NULL,
    branch_id uuid NOT NULL REFERENCES branches,
    service_id uuid NOT NULL REFERENCES services,
    employee_id uuid NOT NULL REFERENCES staff,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    time_zone text NOT NULL,
    local_start timestamp NOT NULL,
    buffer_before integer NOT NULL DEFAULT 0 CHECK (buffer_before BETWEEN 0 AND 1440),
    buffer_after integer NOT NULL DEFAULT 0 CHECK (buffer_after BETWEEN 0 AND 1440),
    busy tstzrange NOT NULL,
    -- Of one seat, in the smallest unit of the business's currency.
    price bigint NOT NULL CHECK (price >= 0),
    capacity integer NOT NULL CHECK (capacity BETWEEN 1 AND 1000),
    -- Kept by a trigger of the attendees, with the appointment's row locked.
    seats_taken integer NOT NULL DEFAULT 0,
    status text NOT NULL CHECK (
        status IN ('held', 'pending', 'approved', 'completed', 'no_show', 'rejected', 'cancelled')
    ),
    -- A group that staff opened stays in the diary while nobody is in it.
    stays_open boolean NOT NULL DEFAULT false,
    overlapping boolean NOT NULL DEFAULT false,
    override_reason text,
    note text,
    -- Counts the changes that a calendar must hear of (RFC 5545, SEQUENCE).
    sequence integer NOT NULL DEFAULT 0,
    -- When anything of the row changed last (RFC 5545, LAST-MODIFIED); kept by a trigger.
    changed_at timestamptz NOT NULL DEFAULT now(),
    created_at timestamptz NOT NULL DEFAULT now(),
    created_by uuid REFERENCES staff ON DELETE SET NULL,
    revision bigint NOT NULL DEFAULT 1,
    CONSTRAINT appointments_times CHECK (ends_at > starts_at AND ends_at <= starts_at + interval '25 hours'),
    CONSTRAINT appointments_override CHECK (NOT overlapping OR override_reason IS NOT NULL),
    CONSTRAINT appointments_seats CHECK (seats_taken BETWEEN 0 AND capacity),
    CONSTRAINT appointments_employee_free EXCLUDE USING gist (employee_id WITH =, busy WITH &&)
        WHERE (status IN ('held', 'pending', 'approved', 'completed') AND NOT overlapping)
);

CREATE INDEX appointments_branch ON appointments (branch_id, starts_at, id);
CREATE INDEX appointments_employee ON appointments (employee_id, starts_at, id);
CREATE INDEX appointments_visit ON appointments (visit_id) WHERE visit_id IS NOT NULL;
CREATE INDEX appointments_series_id ON appointments (series_id) WHERE series_id IS NOT NULL;
CREATE INDEX appointments_service ON appointments (service_id, starts_at);

CREATE FUNCTION keep_appointment_busy() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.changed_at := now();
    NEW.busy := tstzrange(
        NEW.starts_at - make_interval(mins => NEW.buffer_before),
        NEW.ends_at + make_interval(mins => NEW.buffer_after)
    );
    RETURN NEW;
END
$$;

CREATE TRIGGER appointments_busy_kept BEFORE INSERT OR UPDATE ON appointments
    FOR EACH ROW EXECUTE FUNCTION keep_appointment_busy();

-- The rooms and the equipment of an appointment.
CREATE TABLE appointment_resources (
    appointment_id uuid NOT NULL REFERENCES appointments ON DELETE CASCADE,
    resource_id uuid NOT NULL REFERENCES resources,
    busy tstzrange NOT NULL,
    live boolean NOT NULL,
    PRIMARY KEY (appointment_id, resource_id),
    CONSTRAINT appointment_resources_free EXCLUDE USING gist (resource_id WITH =, busy WITH &&) WHERE (live)
);

CREATE INDEX appointment_resources_resource ON appointment_resources (resource_id);

CREATE FUNCTION keep_resource_busy() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT busy, status IN ('held', 'pending', 'approved', 'completed') AND NOT overlapping
    INTO NEW.busy, NEW.live
    FROM appointments
    WHERE id = NEW.appointment_id;
    RETURN NEW;
END
$$;

CREATE TRIGGER appointment_resources_kept BEFORE INSERT ON appointment_resources
    FOR EACH ROW EXECUTE FUNCTION keep_resource_busy();

CREATE FUNCTION keep_resources_of_appointment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE appointment_resources
    SET busy = NEW.busy,
        live = NEW.status IN ('held', 'pending', 'approved', 'completed') AND NOT NEW.overlapping
    WHERE appointment_id = NEW.id;
    RETURN NULL;
END
$$;

CREATE TRIGGER appointments_resources_kept AFTER UPDATE ON appointments
    FOR EACH ROW WHEN (
        OLD.busy <> NEW.busy OR OLD.status <> NEW.status OR OLD.overlapping <> NEW.overlapping
    )
    EXECUTE FUNCTION keep_resources_of_appointment();

-- Who attends. A seat that the waiting list holds for somebody is 'held'.
CREATE TABLE attendees (
    id uuid PRIMARY KEY,
    appointment_id uuid NOT NULL REFERENCES appointments ON DELETE CASCADE,
    client_id uuid NOT NULL REFERENCES clients,
    status text NOT NULL CHECK (
        status IN ('held', 'pending', 'approved', 'completed', 'no_show', 'rejected', 'cancelled')
    ),
    seats integer NOT NULL DEFAULT 1 CHECK (seats BETWEEN 1 AND 1000),
    -- Of all of the seats.
    price bigint NOT NULL CHECK (price >= 0),
    -- What the customer wrote when booking.
    note text,
    booked_by text NOT NULL CHECK (booked_by IN ('staff', 'customer', 'visitor', 'waiting_list')),
    created_at timestamptz NOT NULL DEFAULT now(),
    ended_at timestamptz,
    ended_by text CHECK (ended_by IN ('staff', 'customer', 'system')),
    end_reason text
);

CREATE UNIQUE INDEX attendees_once ON attendees (appointment_id, client_id)
    WHERE status IN ('held', 'pending', 'approved', 'completed');
CREATE INDEX attendees_client ON attendees (client_id, appointment_id);

-- What a client is shown with: `last` is the latest start not in the future, whatever was not cancelled or rejected.
ALTER TABLE clients
    ADD COLUMN total_appointments integer NOT NULL DEFAULT 0,
    ADD COLUMN no_show_count integer NOT NULL DEFAULT 0;

CREATE INDEX clients_by_next_appointment ON clients (next_appointment_at)
    WHERE next_appointment_at IS NOT NULL;
-- Whoever books as a visitor is looked up by email and phone.
CREATE INDEX clients_email ON clients (lower(email)) WHERE email IS NOT NULL;
CREATE INDEX clients_phone ON clients (phone) WHERE phone IS NOT NULL;

-- What `last` and `next` are at this moment, where an appointment began since they were stored.
CREATE FUNCTION last_visit_of(subject uuid) RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT max(appointments.starts_at)
    FROM attendees
    JOIN appointments ON appointments.id = attendees.appointment_id
    WHERE attendees.client_id = subject AND attendees.status IN ('pending', 'approved', 'completed', 'no_show')
      AND appointments.starts_at <= now()
$$;

CREATE FUNCTION next_visit_of(subject uuid) RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT min(appointments.starts_at)
    FROM attendees
    JOIN appointments ON appointments.id = attendees.appointment_id
    WHERE attendees.client_id = subject AND attendees.status IN ('pending', 'approved')
      AND appointments.starts_at > now()
$$;

-- Counts and dates anew for some clients; in one order, so that two who do so never wait in a circle.
CREATE FUNCTION refresh_client_visits(subjects uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM clients WHERE id = ANY (subjects) ORDER BY id FOR NO KEY UPDATE;
    UPDATE clients
    SET last_appointment_at = visits.last_at,
        next_appointment_at = visits.next_at,
        total_appointments = visits.total,
        no_show_count = visits.no_shows
    FROM (
        SELECT subject.id,
            max(appointments.starts_at) FILTER (
                WHERE appointments.starts_at <= now()
            ) AS last_at,
            min(appointments.starts_at) FILTER (
                WHERE appointments.starts_at > now() AND attendees.status IN ('pending', 'approved')
            ) AS next_at,
            count(attendees.id) AS total,
            count(attendees.id) FILTER (WHERE attendees.status = 'no_show') AS no_shows
        FROM unnest(subjects) AS subject (id)
        LEFT JOIN attendees ON attendees.client_id = subject.id
            AND attendees.status IN ('pending', 'approved', 'completed', 'no_show')
        LEFT JOIN appointments ON appointments.id = attendees.appointment_id
        GROUP BY subject.id
    ) AS visits
    WHERE clients.id = visits.id
      AND (clients.last_appointment_at, clients.next_appointment_at, clients.total_appointments,
           clients.no_show_count)
          IS DISTINCT FROM (visits.last_at, visits.next_at, visits.total, visits.no_shows);
END
$$;

-- Keeps the appointment's seats and status, and the clients' counts, right on every way in.
CREATE FUNCTION keep_attendance(changed uuid[], subjects uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    -- Locked before it is counted: what others commit meanwhile is then counted too.
    PERFORM 1 FROM appointments WHERE id = ANY (changed) ORDER BY id FOR NO KEY UPDATE;
    UPDATE appointments
    SET seats_taken = counted.seats, status = counted.status
    FROM (
        SELECT appointments.id,
            coalesce(sum(attendees.seats) FILTER (
                WHERE attendees.status IN ('held', 'pending', 'approved', 'completed')
            ), 0)::integer AS seats,
            CASE
                WHEN bool_or(attendees.status = 'approved') THEN 'approved'
                WHEN bool_or(attendees.status = 'pending') THEN 'pending'
                WHEN bool_or(attendees.status = 'held') THEN 'held'
                WHEN bool_or(attendees.status = 'completed') THEN 'completed'
                WHEN bool_or(attendees.status = 'no_show') THEN 'no_show'
                WHEN appointments.stays_open THEN 'approved'
                WHEN bool_or(attendees.status = 'cancelled') THEN 'cancelled'
                WHEN bool_or(attendees.status = 'rejected') THEN 'rejected'
                ELSE 'cancelled'
            END AS status
        FROM appointments
        LEFT JOIN attendees ON attendees.appointment_id = appointments.id
        WHERE appointments.id = ANY (changed)
        GROUP BY appointments.id
    ) AS counted
    WHERE appointments.id = counted.id
      AND (appointments.seats_taken, appointments.status) <> (counted.seats, counted.status);
    INSERT INTO client_branch (client_id, branch_id)
    SELECT DISTINCT attendees.client_id, appointments.branch_id
    FROM attendees
    JOIN appointments ON appointments.id = attendees.appointment_id
    WHERE attendees.appointment_id = ANY (changed) AND attendees.client_id = ANY (subjects)
      AND attendees.status <> 'held'
    ORDER BY attendees.client_id, appointments.branch_id
    ON CONFLICT DO NOTHING;
    INSERT INTO client_employee (client_id, staff_id)
    SELECT DISTINCT attendees.client_id, appointments.employee_id
    FROM attendees
    JOIN appointments ON appointments.id = attendees.appointment_id
    WHERE attendees.appointment_id = ANY (changed) AND attendees.client_id = ANY (subjects)
      AND attendees.status <> 'held'
    ORDER BY attendees.client_id, appointments.employee_id
    ON CONFLICT DO NOTHING;
    PERFORM refresh_client_visits(subjects);
END
$$;

CREATE FUNCTION keep_added_attendance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM keep_attendance(array_agg(DISTINCT appointment_id), array_agg(DISTINCT client_id))
    FROM added
    HAVING count(*) > 0;
    RETURN NULL;
END
$$;

CREATE FUNCTION keep_removed_attendance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM keep_attendance(array_agg(DISTINCT appointment_id), array_agg(DISTINCT client_id))
    FROM removed
    HAVING count(*) > 0;
    RETURN NULL;
END
$$;

CREATE FUNCTION keep_changed_attendance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM keep_attendance(array_agg(DISTINCT appointment_id), array_agg(DISTINCT client_id))
    FROM (
        SELECT appointment_id, client_id, id, status, seats FROM added
        EXCEPT
        SELECT appointment_id, client_id, id, status, seats FROM removed
    ) AS changed
    HAVING count(*) > 0;
    RETURN NULL;
END
$$;

CREATE TRIGGER attendees_added AFTER INSERT ON attendees
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION keep_added_attendance();
CREATE TRIGGER attendees_removed AFTER DELETE ON attendees
    REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION keep_removed_attendance();
CREATE TRIGGER attendees_changed AFTER UPDATE ON attendees
    REFERENCING OLD TABLE AS removed NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION keep_changed_attendance();

-- A moved appointment changes the dates of its clients, and a new employee or branch has them as clients from then on.
CREATE FUNCTION keep_moved_appointment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM keep_attendance(ARRAY[NEW.id], array_agg(DISTINCT client_id))
    FROM attendees
    WHERE appointment_id = NEW.id
    HAVING count(*) > 0;
    RETURN NULL;
END
$$;

CREATE TRIGGER appointments_moved AFTER UPDATE ON appointments
    FOR EACH ROW WHEN (
        OLD.starts_at <> NEW.starts_at OR OLD.employee_id <> NEW.employee_id
        OR OLD.branch_id <> NEW.branch_id
    )
    EXECUTE FUNCTION keep_moved_appointment();

-- What a client does not want or must not get; nobody can book it for the client.
CREATE TABLE unwanted_services (
    client_id uuid NOT NULL REFERENCES clients ON DELETE CASCADE,
    service_id uuid NOT NULL REFERENCES services ON DELETE CASCADE,
    comment text,
    created_at timestamptz NOT NULL DEFAULT now(),
    created_by uuid REFERENCES staff ON DELETE SET NULL,
    revision bigint NOT NULL DEFAULT 1,
    PRIMARY KEY (client_id, service_id)
);

-- What is asked of some clients more than the settings ask of all: those for whom every condition that is named holds.
CREATE TABLE booking_policies (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    branch_id uuid REFERENCES branches ON DELETE CASCADE,
    service_id uuid REFERENCES services ON DELETE CASCADE,
    client_status text,
    client_tag text,
    no_shows_min integer CHECK (no_shows_min BETWEEN 1 AND 1000),
    -- What follows; what is NULL asks nothing.
    online text CHECK (online IN ('approval', 'waiting_list', 'blocked')),
    open_bookings_max integer CHECK (open_bookings_max BETWEEN 0 AND 1000),
    bookings_max integer CHECK (bookings_max BETWEEN 0 AND 1000),
    bookings_days integer CHECK (bookings_days BETWEEN 1 AND 3650),
    minimum_notice_minutes integer CHECK (minimum_notice_minutes BETWEEN 0 AND 525600),
    cancel_cutoff_minutes integer CHECK (cancel_cutoff_minutes BETWEEN 0 AND 525600),
    -- For staff; customers read neutral words.
    reason text,
    expires_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    created_by uuid REFERENCES staff ON DELETE SET NULL,
    revision bigint NOT NULL DEFAULT 1,
    CONSTRAINT booking_policies_period CHECK ((bookings_max IS NULL) = (bookings_days IS NULL))
);
