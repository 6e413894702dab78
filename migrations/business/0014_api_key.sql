-- Keys of programs: sessions of staff that have a name and do not end by themselves.
ALTER TABLE sessions
    ALTER COLUMN expires_at DROP NOT NULL,
    ADD COLUMN api_key_id uuid,
    ADD COLUMN name text,
    -- To the day, so that most requests write nothing.
    ADD COLUMN last_used_at timestamptz,
    ADD CONSTRAINT sessions_kind CHECK (
        CASE
            WHEN api_key_id IS NULL THEN name IS NULL AND last_used_at IS NULL AND expires_at IS NOT NULL
            ELSE name IS NOT NULL AND expires_at IS NULL AND transport = 'bearer'
        END
    );

CREATE UNIQUE INDEX sessions_api_key ON sessions (api_key_id) WHERE api_key_id IS NOT NULL;

-- What was done with a key is told from what somebody did who signed in. What is there holds by the narrower rule
-- already and is not read again.
ALTER TABLE audit_log
    DROP CONSTRAINT audit_log_channel_check,
    ADD CONSTRAINT audit_log_channel_check
        CHECK (channel IN ('web', 'api', 'api_key', 'command', 'import', 'system')) NOT VALID;
