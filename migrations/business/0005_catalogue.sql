-- What a business offers, who offers it, where, with what, and when.

CREATE TABLE service_categories (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    position integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    archived_at timestamptz,
    revision bigint NOT NULL DEFAULT 1
);

ALTER TABLE services
    ADD COLUMN category_id uuid REFERENCES service_categories ON DELETE SET NULL,
    ADD COLUMN description text,
    ADD COLUMN colour text CHECK (colour ~ '^#[0-9a-f]{6}$'),
    ADD COLUMN bookable_online boolean NOT NULL DEFAULT true,
    ADD COLUMN position integer NOT NULL DEFAULT 0;

-- Server processes keep in memory what services are called.
CREATE TRIGGER services_announced AFTER INSERT OR UPDATE OF slug OR DELETE ON services
    FOR EACH STATEMENT EXECUTE FUNCTION announce_profile();

-- The branches that offer a service; without a row every branch does.
CREATE TABLE service_branch (
    service_id uuid NOT NULL REFERENCES services ON DELETE CASCADE,
    branch_id uuid NOT NULL REFERENCES branches ON DELETE CASCADE,
    PRIMARY KEY (service_id, branch_id)
);

-- A visit of several steps: each is a service of its own, after which the employee is free for a pause. A service
-- with steps has no time, employee, room or buffer of its own, only a price.
CREATE TABLE service_steps (
    service_id uuid NOT NULL REFERENCES services ON DELETE CASCADE,
    position integer NOT NULL CHECK (position BETWEEN 1 AND 12),
    step_service_id uuid NOT NULL REFERENCES services,
    pause_after integer NOT NULL DEFAULT 0 CHECK (pause_after BETWEEN 0 AND 720),
    same_employee boolean NOT NULL DEFAULT false,
    PRIMARY KEY (service_id, position),
    CONSTRAINT service_steps_other CHECK (step_service_id <> service_id)
);

CREATE INDEX service_steps_step ON service_steps (step_service_id);

-- A visit takes as long as its steps with the pauses between them, also when a step becomes longer.
CREATE FUNCTION keep_visit_minutes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE services
    SET minutes = visits.minutes, revision = services.revision + 1
    FROM (
        SELECT service_steps.service_id, sum(steps.minutes + service_steps.pause_after) AS minutes
        FROM service_steps
        JOIN services AS steps ON steps.id = service_steps.step_service_id
        WHERE service_steps.service_id = NEW.id
           OR service_steps.service_id IN (SELECT service_id FROM service_steps WHERE step_service_id = NEW.id)
        GROUP BY service_steps.service_id
    ) AS visits
    WHERE services.id = visits.service_id AND services.minutes <> visits.minutes;
    RETURN NULL;
END
$$;

CREATE TRIGGER services_visits_kept AFTER UPDATE OF minutes ON services
    FOR EACH ROW WHEN (OLD.minutes <> NEW.minutes) EXECUTE FUNCTION keep_visit_minutes();

-- Rooms and equipment. A service needs one of those it names of each kind at the branch of the appointment.
CREATE TABLE resources (
    id uuid PRIMARY KEY,
    branch_id uuid NOT NULL REFERENCES branches,
    kind text NOT NULL CHECK (kind IN ('room', 'equipment')),
    name text NOT NULL,
    position integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    archived_at timestamptz,
    revision bigint NOT NULL DEFAULT 1
);

CREATE INDEX resources_branch ON resources (branch_id);

CREATE TABLE service_resource (
    service_id uuid NOT NULL REFERENCES services ON DELETE CASCADE,
    resource_id uuid NOT NULL REFERENCES resources ON DELETE CASCADE,
    PRIMARY KEY (service_id, resource_id)
);

CREATE INDEX service_resource_resource ON service_resource (resource_id);

ALTER TABLE staff
    ADD COLUMN bookable_online boolean NOT NULL DEFAULT true,
    ADD COLUMN colour text CHECK (colour ~ '^#[0-9a-f]{6}$');

-- An employee's own week at a branch, in its wall time; without a row the branch's hours hold.
CREATE TABLE staff_hours (
    staff_id uuid NOT NULL REFERENCES staff ON DELETE CASCADE,
    branch_id uuid NOT NULL REFERENCES branches ON DELETE CASCADE,
    hours jsonb NOT NULL,
    PRIMARY KEY (staff_id, branch_id)
);

-- Days that are not like the week says: of the whole business, of a branch, or of an employee (at one branch or at all).
-- Without spans they are closed; spans are ["09:00-14:00", …].
CREATE TABLE special_days (
    id uuid PRIMARY KEY,
    branch_id uuid REFERENCES branches ON DELETE CASCADE,
    staff_id uuid REFERENCES staff ON DELETE CASCADE,
    first_day date NOT NULL,
    last_day date NOT NULL,
    spans jsonb NOT NULL DEFAULT '[]',
    name text,
    created_at timestamptz NOT NULL DEFAULT now(),
    revision bigint NOT NULL DEFAULT 1,
    CONSTRAINT special_days_order CHECK (last_day >= first_day AND last_day - first_day <= 366)
);

CREATE INDEX special_days_last ON special_days (last_day);

-- When an employee is away, in wall time at whichever branch; only what is approved takes time away.
CREATE TABLE time_off (
    id uuid PRIMARY KEY,
    staff_id uuid NOT NULL REFERENCES staff ON DELETE CASCADE,
    starts_local timestamp NOT NULL,
    ends_local timestamp NOT NULL,
    reason text,
    status text NOT NULL CHECK (status IN ('requested', 'approved', 'refused')),
    requested_at timestamptz NOT NULL DEFAULT now(),
    decided_at timestamptz,
    decided_by uuid REFERENCES staff ON DELETE SET NULL,
    revision bigint NOT NULL DEFAULT 1,
    CONSTRAINT time_off_order CHECK (ends_local > starts_local)
);

CREATE INDEX time_off_staff ON time_off (staff_id, ends_local);
