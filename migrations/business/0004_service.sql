-- Services, as the businesses file lists them, and who offers them.

CREATE TABLE services (
    id uuid PRIMARY KEY,
    slug text NOT NULL CONSTRAINT services_slug_key UNIQUE
        CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$'),
    name text NOT NULL,
    minutes integer NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
    buffer_before integer NOT NULL DEFAULT 0 CHECK (buffer_before BETWEEN 0 AND 1440),
    buffer_after integer NOT NULL DEFAULT 0 CHECK (buffer_after BETWEEN 0 AND 1440),
    -- In the smallest unit of the business's currency.
    price bigint NOT NULL CHECK (price >= 0),
    capacity integer NOT NULL DEFAULT 1 CHECK (capacity BETWEEN 1 AND 1000),
    created_at timestamptz NOT NULL DEFAULT now(),
    archived_at timestamptz,
    revision bigint NOT NULL DEFAULT 1
);

CREATE TABLE staff_service (
    staff_id uuid NOT NULL REFERENCES staff ON DELETE CASCADE,
    service_id uuid NOT NULL REFERENCES services ON DELETE CASCADE,
    PRIMARY KEY (staff_id, service_id)
);

CREATE INDEX staff_service_service ON staff_service (service_id);
