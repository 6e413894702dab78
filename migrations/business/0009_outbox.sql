-- What happened that somebody is to hear of: one row for each event and receiver, written in the transaction of what happened.
CREATE TABLE outbox_events (
    id uuid PRIMARY KEY,
    event text NOT NULL CHECK (event ~ '^[a-z_]+\.[a-z_]+$'),
    receiver text NOT NULL CHECK (receiver IN ('client', 'staff')),
    client_id uuid REFERENCES clients ON DELETE CASCADE,
    staff_id uuid REFERENCES staff ON DELETE CASCADE,
    appointment_id uuid REFERENCES appointments ON DELETE CASCADE,
    -- What cannot be looked up later, such as the time before a move; no personal data.
    data jsonb NOT NULL DEFAULT '{}',
    -- 'preparing' waits for a credential, which is then sealed under the deployment's key until it is sent.
    state text NOT NULL DEFAULT 'queued' CHECK (state IN ('preparing', 'queued')),
    secret_sealed bytea,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT outbox_events_receiver CHECK (
        CASE receiver WHEN 'client' THEN client_id IS NOT NULL ELSE staff_id IS NOT NULL END
    )
);

CREATE INDEX outbox_events_state ON outbox_events (state, created_at);
CREATE INDEX outbox_events_appointment ON outbox_events (appointment_id);
CREATE INDEX outbox_events_client ON outbox_events (client_id);

-- A password that was made for a client works for some days only.
ALTER TABLE accounts ADD COLUMN password_expires_at timestamptz;
