-- Staff, and the accounts with which staff and customers sign in.

CREATE TABLE staff (
    id uuid PRIMARY KEY,
    role text NOT NULL CHECK (role IN ('admin', 'manager', 'employee')),
    first_name text NOT NULL,
    last_name text NOT NULL,
    email text NOT NULL,
    phone text,
    created_at timestamptz NOT NULL DEFAULT now(),
    archived_at timestamptz,
    revision bigint NOT NULL DEFAULT 1
);

-- The branches of a manager or employee; an admin works for the whole business and has none.
CREATE TABLE staff_branch (
    staff_id uuid NOT NULL REFERENCES staff ON DELETE CASCADE,
    branch_id uuid NOT NULL REFERENCES branches ON DELETE CASCADE,
    PRIMARY KEY (staff_id, branch_id)
);

CREATE INDEX staff_branch_branch ON staff_branch (branch_id);

-- A login. A person who is staff and client has two. `client_id` gets its foreign key with the clients.
-- `revision` grows with every change of what the account may do, so that a server process
-- which knows an older one asks again.
CREATE TABLE accounts (
    id uuid PRIMARY KEY,
    audience text NOT NULL CHECK (audience IN ('staff', 'customer')),
    email text NOT NULL,
    email_key text NOT NULL GENERATED ALWAYS AS (lower(email)) STORED,
    staff_id uuid UNIQUE REFERENCES staff ON DELETE CASCADE,
    client_id uuid UNIQUE,
    password_hash text,
    must_change_password boolean NOT NULL DEFAULT false,
    revision bigint NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT accounts_email_key UNIQUE (audience, email_key),
    CONSTRAINT accounts_person CHECK (
        (audience = 'staff' AND staff_id IS NOT NULL AND client_id IS NULL)
        OR (audience = 'customer' AND client_id IS NOT NULL AND staff_id IS NULL)
    )
);

-- A session lives as long as its row: deleting the row ends it on every server process at once.
CREATE TABLE sessions (
    token_hash bytea PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
    transport text NOT NULL CHECK (transport IN ('bearer', 'cookie')),
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL
);

CREATE INDEX sessions_account ON sessions (account_id);
CREATE INDEX sessions_expiry ON sessions (expires_at);

-- Failed sign-ins per account and per address. Keys are keyed hashes: neither emails nor addresses.
CREATE TABLE sign_in_failures (
    kind text NOT NULL CHECK (kind IN ('account', 'address')),
    key_hash bytea NOT NULL,
    failures integer NOT NULL,
    last_failure_at timestamptz NOT NULL,
    blocked_until timestamptz,
    PRIMARY KEY (kind, key_hash)
);

-- A link that sets a password. A request without a token waits for somebody to issue the link.
CREATE TABLE password_links (
    id uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
    purpose text NOT NULL CHECK (purpose IN ('set', 'reset')),
    requested_at timestamptz NOT NULL DEFAULT now(),
    token_hash bytea UNIQUE,
    expires_at timestamptz
);

CREATE INDEX password_links_account ON password_links (account_id);
