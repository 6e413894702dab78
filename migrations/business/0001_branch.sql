-- Branches, settings, the audit log, and what makes a repeated create harmless.

CREATE TABLE branches (
    id uuid PRIMARY KEY,
    slug text NOT NULL CONSTRAINT branches_slug_key UNIQUE
        CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$'),
    name text NOT NULL,
    time_zone text NOT NULL,
    -- Decides how a phone number without a country code is read (ISO 3166-1 alpha-2).
    country text NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
    phone text,
    address text,
    hours jsonb NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now(),
    archived_at timestamptz,
    revision bigint NOT NULL DEFAULT 1
);

-- One row per setting that differs from its default; branch_id NULL means the whole business.
CREATE TABLE settings (
    branch_id uuid REFERENCES branches ON DELETE CASCADE,
    key text NOT NULL,
    value jsonb NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT settings_key UNIQUE NULLS NOT DISTINCT (branch_id, key)
);

-- Server processes keep branches and settings in memory and hear here that they changed.
CREATE FUNCTION announce_profile() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('foyer_profile', TG_TABLE_SCHEMA);
    RETURN NULL;
END
$$;

CREATE TRIGGER branches_announced AFTER INSERT OR UPDATE OR DELETE ON branches
    FOR EACH STATEMENT EXECUTE FUNCTION announce_profile();
CREATE TRIGGER settings_announced AFTER INSERT OR UPDATE OR DELETE ON settings
    FOR EACH STATEMENT EXECUTE FUNCTION announce_profile();

-- Who did what. `changes` is {"field": [before, after]}; erasing a client blanks its values.
CREATE TABLE audit_log (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT now(),
    actor_kind text NOT NULL CHECK (actor_kind IN ('staff', 'customer', 'operator', 'visitor', 'system')),
    actor_id uuid,
    channel text NOT NULL CHECK (channel IN ('web', 'api', 'command', 'import', 'system')),
    action text NOT NULL,
    subject_kind text NOT NULL,
    subject_id uuid,
    changes jsonb NOT NULL DEFAULT '{}',
    request_id text
);

CREATE INDEX audit_log_subject ON audit_log (subject_kind, subject_id, id);

-- A create that is sent twice with one Idempotency-Key answers twice with one record.
CREATE TABLE idempotency_keys (
    key_hash bytea PRIMARY KEY,
    request_hash bytea NOT NULL,
    subject_id uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);
