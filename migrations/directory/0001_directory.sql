-- The directory: which businesses there are, where they are found, how far their schemas are migrated.
-- It is shared by all businesses and holds no personal data, ever.

CREATE TABLE businesses (
    id uuid PRIMARY KEY,
    slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$'),
    schema_name text NOT NULL UNIQUE CHECK (schema_name ~ '^b_[a-z0-9]+$'),
    role_name text NOT NULL UNIQUE,
    name text NOT NULL,
    language text NOT NULL,
    currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    preset text,
    state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'suspended', 'moving')),
    schema_version integer NOT NULL DEFAULT 0,
    migration_error text,
    created_at timestamptz NOT NULL DEFAULT now(),
    suspended_at timestamptz
);

CREATE TABLE hosts (
    host text PRIMARY KEY CHECK (host = lower(host)),
    business_id uuid NOT NULL REFERENCES businesses ON DELETE CASCADE,
    branch_slug text
);

CREATE INDEX hosts_business ON hosts (business_id);

-- The migrations as they were when first applied: a file edited later is refused by its checksum.
CREATE TABLE migrations (
    kind text NOT NULL CHECK (kind IN ('directory', 'business')),
    number integer NOT NULL,
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (kind, number)
);

-- Every server process keeps the directory in memory and hears here what changed.
CREATE FUNCTION announce_change() RETURNS trigger LANGUAGE plpgsql SET search_path = directory, pg_temp AS $$
BEGIN
    IF TG_TABLE_NAME = 'hosts' THEN
        PERFORM pg_notify('foyer_directory', coalesce(NEW.business_id, OLD.business_id)::text);
    ELSE
        PERFORM pg_notify('foyer_directory', coalesce(NEW.id, OLD.id)::text);
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER businesses_announced AFTER INSERT OR UPDATE OR DELETE ON businesses
    FOR EACH ROW EXECUTE FUNCTION announce_change();
CREATE TRIGGER hosts_announced AFTER INSERT OR UPDATE OR DELETE ON hosts
    FOR EACH ROW EXECUTE FUNCTION announce_change();
