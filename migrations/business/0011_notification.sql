-- What becomes of each message: one row for each event, receiver and channel, from the transaction that caused it until long
-- after it was sent. It was the outbox alone; the same row is the ledger now.
ALTER TABLE outbox_events RENAME TO notifications;
ALTER INDEX outbox_events_pkey RENAME TO notifications_pkey;
ALTER INDEX outbox_events_appointment RENAME TO notifications_appointment;
ALTER INDEX outbox_events_client RENAME TO notifications_client;
DROP INDEX outbox_events_state;
ALTER TABLE notifications RENAME CONSTRAINT outbox_events_receiver TO notifications_receiver;
ALTER TABLE notifications DROP CONSTRAINT outbox_events_state_check;
ALTER TABLE notifications
    ADD COLUMN channel text NOT NULL DEFAULT 'email' CHECK (channel IN ('email', 'sms', 'push', 'whatsapp')),
    -- While it is queued: when it is to be sent. While it is being sent: when whoever sends it has lost it.
    ADD COLUMN due_at timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN attempts integer NOT NULL DEFAULT 0,
    -- To whom, in which language and under which subject it went.
    ADD COLUMN address text,
    ADD COLUMN language text,
    ADD COLUMN subject text,
    -- Why it failed, was suppressed or waits, as a word; and what the server said.
    ADD COLUMN reason text,
    ADD COLUMN reply text,
    ADD COLUMN sent_at timestamptz,
    ADD COLUMN ended_at timestamptz,
    ADD COLUMN resend_of uuid REFERENCES notifications ON DELETE SET NULL,
    ADD CONSTRAINT notifications_state CHECK (
        state IN ('preparing', 'queued', 'sending', 'sent', 'delivered', 'failed', 'suppressed')
    ),
    -- A secret waits only as long as the message does.
    ADD CONSTRAINT notifications_secret CHECK (
        secret_sealed IS NULL OR state IN ('preparing', 'queued', 'sending')
    );

-- What is told because time has passed is told once, however many look for it at once.
CREATE UNIQUE INDEX notifications_reminder_once ON notifications (appointment_id, client_id, event, (data ->> 'starts_at'))
    WHERE event IN ('appointment.reminder', 'appointment.follow_up') AND resend_of IS NULL;
CREATE UNIQUE INDEX notifications_birthday_once ON notifications (client_id, (data ->> 'year'))
    WHERE event = 'client.birthday' AND resend_of IS NULL;
CREATE INDEX notifications_due ON notifications (due_at) WHERE state IN ('queued', 'sending');
CREATE INDEX notifications_preparing ON notifications (created_at) WHERE state = 'preparing';
CREATE INDEX notifications_latest ON notifications (created_at DESC, id DESC);
CREATE INDEX notifications_staff ON notifications (staff_id) WHERE staff_id IS NOT NULL;
CREATE INDEX notifications_resend ON notifications (resend_of) WHERE resend_of IS NOT NULL;

-- The business's own words; where there are none, the program's hold.
CREATE TABLE notification_templates (
    event text NOT NULL,
    receiver text NOT NULL CHECK (receiver IN ('client', 'staff')),
    channel text NOT NULL CHECK (channel IN ('email', 'sms', 'push', 'whatsapp')),
    language text NOT NULL CHECK (language IN ('ca', 'fr', 'es', 'pt', 'en')),
    subject text NOT NULL,
    html text NOT NULL,
    body text NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now(),
    changed_by uuid REFERENCES staff ON DELETE SET NULL,
    revision bigint NOT NULL DEFAULT 1,
    PRIMARY KEY (event, receiver, channel, language)
);

CREATE INDEX notification_templates_changed_by ON notification_templates (changed_by);

-- Which messages are not sent at all; what is not here is sent.
CREATE TABLE notification_switches (
    event text NOT NULL,
    receiver text NOT NULL CHECK (receiver IN ('client', 'staff')),
    channel text NOT NULL CHECK (channel IN ('email', 'sms', 'push', 'whatsapp')),
    PRIMARY KEY (event, receiver, channel)
);

-- What a client does not want to hear of, and how; what is not here is sent.
CREATE TABLE declined_messages (
    client_id uuid NOT NULL REFERENCES clients ON DELETE CASCADE,
    category text NOT NULL CHECK (category IN ('appointment', 'service', 'packages', 'marketing', 'transaction')),
    channel text NOT NULL CHECK (channel IN ('email', 'sms', 'push', 'whatsapp')),
    declined_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (client_id, category, channel)
);
