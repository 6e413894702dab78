-- Who waits for a time to come free, and to whom one is offered.

CREATE TABLE waiting_list (
    id uuid PRIMARY KEY,
    client_id uuid NOT NULL REFERENCES clients ON DELETE CASCADE,
    branch_id uuid NOT NULL REFERENCES branches ON DELETE CASCADE,
    service_id uuid NOT NULL REFERENCES services ON DELETE CASCADE,
    -- Any employee where it is NULL.
    employee_id uuid REFERENCES staff ON DELETE CASCADE,
    seats integer NOT NULL DEFAULT 1 CHECK (seats BETWEEN 1 AND 1000),
    first_day date NOT NULL,
    last_day date NOT NULL,
    -- Minutes of the day, in the branch's wall time; any time of day where they are NULL.
    from_minute integer CHECK (from_minute BETWEEN 0 AND 1439),
    until_minute integer CHECK (until_minute BETWEEN 1 AND 1440),
    -- Higher is served first; among equals who waits longest.
    priority integer NOT NULL DEFAULT 0 CHECK (priority BETWEEN -100 AND 100),
    note text,
    state text NOT NULL CHECK (state IN ('waiting', 'offered', 'booked', 'withdrawn', 'expired')),
    -- Blocklisted clients get offers only after staff approved the entry.
    approved_at timestamptz,
    approved_by uuid REFERENCES staff ON DELETE SET NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    ended_at timestamptz,
    revision bigint NOT NULL DEFAULT 1,
    CONSTRAINT waiting_list_days CHECK (last_day >= first_day AND last_day - first_day <= 366),
    CONSTRAINT waiting_list_minutes CHECK (coalesce(from_minute, 0) < coalesce(until_minute, 1440))
);

CREATE INDEX waiting_list_match ON waiting_list (branch_id, service_id, priority DESC, created_at)
    WHERE state = 'waiting';
CREATE INDEX waiting_list_client ON waiting_list (client_id);

-- A time that is held for whom waits: the seat is an attendee with the status 'held' of the appointment.
CREATE TABLE waiting_offers (
    id uuid PRIMARY KEY,
    entry_id uuid NOT NULL REFERENCES waiting_list ON DELETE CASCADE,
    appointment_id uuid NOT NULL REFERENCES appointments ON DELETE CASCADE,
    attendee_id uuid NOT NULL REFERENCES attendees ON DELETE CASCADE,
    state text NOT NULL CHECK (state IN ('open', 'accepted', 'declined', 'expired')),
    offered_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    decided_at timestamptz
);

CREATE UNIQUE INDEX waiting_offers_open ON waiting_offers (entry_id) WHERE state = 'open';
CREATE INDEX waiting_offers_expiry ON waiting_offers (expires_at) WHERE state = 'open';
CREATE INDEX waiting_offers_appointment ON waiting_offers (appointment_id);
