-- Work that falls due at a moment, by business: found here without looking into every schema. It says that there is
-- something to do, and of which kind; what it is stands in the business's own tables.
CREATE TABLE due_work (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    business_id uuid NOT NULL REFERENCES businesses ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind ~ '^[a-z][a-z_]{0,39}$'),
    due_at timestamptz NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    CONSTRAINT due_work_once UNIQUE (business_id, kind, due_at)
);

CREATE INDEX due_work_due ON due_work (due_at);

-- The serving process announces, claims and finishes work; nothing else of the directory is its to change.
DO $$
BEGIN
    EXECUTE format(
        'GRANT INSERT, UPDATE, DELETE ON directory.due_work TO %I', current_database() || '_server'
    );
    EXECUTE format(
        'GRANT USAGE ON SEQUENCE directory.due_work_id_seq TO %I', current_database() || '_server'
    );
END
$$;
