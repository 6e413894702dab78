-- Calendars: private feeds that others read, and calendars of employees that are read for their busy times.

CREATE TABLE calendar_feeds (
    id uuid PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('employee', 'branch', 'resource', 'client')),
    staff_id uuid REFERENCES staff ON DELETE CASCADE,
    branch_id uuid REFERENCES branches ON DELETE CASCADE,
    resource_id uuid REFERENCES resources ON DELETE CASCADE,
    client_id uuid REFERENCES clients ON DELETE CASCADE,
    detail text NOT NULL CHECK (detail IN ('busy', 'service', 'full')),
    token_hash bytea NOT NULL UNIQUE,
    created_at timestamptz NOT NULL DEFAULT now(),
    created_by text NOT NULL,
    last_read_at timestamptz,
    CONSTRAINT calendar_feeds_subject CHECK (
        num_nonnulls(staff_id, branch_id, resource_id, client_id) = 1
        AND CASE kind
            WHEN 'employee' THEN staff_id IS NOT NULL
            WHEN 'branch' THEN branch_id IS NOT NULL
            WHEN 'resource' THEN resource_id IS NOT NULL
            ELSE client_id IS NOT NULL
        END
    )
);

-- The address is a secret of whoever gave it, and sealed; its host is shown.
CREATE TABLE calendar_subscriptions (
    id uuid PRIMARY KEY,
    staff_id uuid NOT NULL REFERENCES staff ON DELETE CASCADE,
    name text NOT NULL,
    address_sealed bytea NOT NULL,
    host text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    tried_at timestamptz,
    -- Of what is in calendar_busy.
    read_at timestamptz,
    -- When calendar_busy was worked out: its window moves on even while the calendar stays as it is.
    expanded_at timestamptz,
    entity_tag text,
    fault text,
    next_try_at timestamptz NOT NULL DEFAULT now(),
    revision bigint NOT NULL DEFAULT 1
);

CREATE INDEX calendar_subscriptions_staff ON calendar_subscriptions (staff_id);
CREATE INDEX calendar_subscriptions_next ON calendar_subscriptions (next_try_at);

CREATE TABLE calendar_busy (
    subscription_id uuid NOT NULL REFERENCES calendar_subscriptions ON DELETE CASCADE,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    CONSTRAINT calendar_busy_order CHECK (ends_at > starts_at)
);

CREATE INDEX calendar_busy_times ON calendar_busy (subscription_id, ends_at);
