-- Texts, push messages and WhatsApp beside mail; accounts of the business's own; links in messages that act.

-- What is not here: mail is sent, the other channels are not.
ALTER TABLE notification_switches ADD COLUMN enabled boolean NOT NULL DEFAULT false;

-- Once for each channel.
DROP INDEX notifications_reminder_once;
CREATE UNIQUE INDEX notifications_reminder_once
    ON notifications (appointment_id, client_id, event, channel, (data ->> 'starts_at'))
    WHERE event IN ('appointment.reminder', 'appointment.follow_up') AND resend_of IS NULL;
DROP INDEX notifications_birthday_once;
CREATE UNIQUE INDEX notifications_birthday_once ON notifications (client_id, channel, (data ->> 'year'))
    WHERE event = 'client.birthday' AND resend_of IS NULL;

-- How the business sends by a channel, where it has an account of its own; what is secret in it is sealed.
CREATE TABLE message_accounts (
    id uuid PRIMARY KEY,
    channel text NOT NULL UNIQUE CHECK (channel IN ('email', 'sms', 'push', 'whatsapp')),
    settings jsonb NOT NULL DEFAULT '{}',
    secret_sealed bytea,
    changed_at timestamptz NOT NULL DEFAULT now(),
    changed_by uuid REFERENCES staff ON DELETE SET NULL,
    revision bigint NOT NULL DEFAULT 1
);

CREATE INDEX message_accounts_changed_by ON message_accounts (changed_by);

-- Browsers that a client or a staff member wants push messages on (RFC 8030).
CREATE TABLE push_subscriptions (
    id uuid PRIMARY KEY,
    client_id uuid REFERENCES clients ON DELETE CASCADE,
    staff_id uuid REFERENCES staff ON DELETE CASCADE,
    endpoint text NOT NULL UNIQUE,
    -- The browser's key and secret, under which messages are encrypted (RFC 8291).
    public_key bytea NOT NULL CHECK (length(public_key) = 65),
    auth_secret bytea NOT NULL CHECK (length(auth_secret) = 16),
    -- What the person calls the browser.
    name text,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT push_subscriptions_owner CHECK (num_nonnulls(client_id, staff_id) = 1)
);

CREATE INDEX push_subscriptions_client ON push_subscriptions (client_id) WHERE client_id IS NOT NULL;
CREATE INDEX push_subscriptions_staff ON push_subscriptions (staff_id) WHERE staff_id IS NOT NULL;

-- Links in messages: each for one purpose and one person, until it expires, is used up or is taken back.
CREATE TABLE action_links (
    id uuid PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('sign_in', 'panel', 'manage', 'cancel', 'confirm', 'unsubscribe')),
    token_hash bytea NOT NULL UNIQUE,
    client_id uuid NOT NULL REFERENCES clients ON DELETE CASCADE,
    appointment_id uuid REFERENCES appointments ON DELETE CASCADE,
    -- Of the messages that 'unsubscribe' ends.
    category text,
    channel text,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    CONSTRAINT action_links_subject CHECK (
        CASE kind
            WHEN 'sign_in' THEN true
            WHEN 'panel' THEN true
            WHEN 'unsubscribe' THEN category IS NOT NULL AND channel IS NOT NULL
            ELSE appointment_id IS NOT NULL
        END
    )
);

CREATE INDEX action_links_client ON action_links (client_id);
CREATE INDEX action_links_appointment ON action_links (appointment_id) WHERE appointment_id IS NOT NULL;
CREATE INDEX action_links_expiry ON action_links (expires_at);

-- When the client said to come; a move makes it void.
ALTER TABLE attendees ADD COLUMN confirmed_at timestamptz;

-- Who came by a link has used no password that would have to be changed.
ALTER TABLE sessions ADD COLUMN by_link boolean NOT NULL DEFAULT false;
