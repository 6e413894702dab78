-- The benchmark's clients: psql -v clients=200 -v hash=ARGON2 -f bench-seed.sql, on a database of its own.
-- Business n (slug b<n>) gets the schema b_<n> and the role foyer_b_<n>, so that pgbench can compute their names, a
-- staff session whose token is the SHA-256 of 'token-<n>', and the same rows as the peers have.
\set ON_ERROR_STOP on
SET client_min_messages = warning;
SELECT set_config('bench.clients', :'clients', false), set_config('bench.hash', :'hash', false) \g /dev/null

DO $do$
DECLARE
    firsts text[] := '{Anna,Béla,Chloé,Dmytro,Élodie,Fatma,Gökhan,Hanna,Ines,Jürgen,Kasia,Lukas,Mehmet,Nora,Oksana,Paul,Quirin,Rosa,Søren,Tomáš,Ulla,Věra,William,Xenia,Yusuf,Zoë}';
    lasts text[] := '{Adler,Bauer,Çelik,Dąbrowski,Eriksen,Fischer,García,Hoffmann,Ivanenko,Jansen,Kowalski,Lindqvist,Müller,Novák,Öztürk,Petrov,Quast,Rossi,Schmidt,Tóth,Ünal,Vogel,Weiß,Yılmaz,Zimmermann}';
    business record;
    n integer;
BEGIN
    FOR business IN
        SELECT id, slug, schema_name, role_name
        FROM directory.businesses
        WHERE slug ~ '^b[0-9]+$' AND schema_name <> 'b_' || substr(slug, 2)
        ORDER BY substr(slug, 2)::integer
    LOOP
        n := substr(business.slug, 2)::integer;
        EXECUTE format('ALTER SCHEMA %I RENAME TO %I', business.schema_name, 'b_' || n);
        EXECUTE format('ALTER ROLE %I RENAME TO %I', business.role_name, 'foyer_b_' || n);
        UPDATE directory.businesses SET schema_name = 'b_' || n, role_name = 'foyer_b_' || n WHERE id = business.id;
        PERFORM set_config('search_path', 'b_' || n || ', extensions', true);
        PERFORM setseed(n / 100000.0);
        INSERT INTO clients (id, first_name, last_name, email, phone, note, status, created_at, last_appointment_at)
        SELECT md5('client-' || n || '-' || k)::uuid,
            firsts[1 + floor(random() * 26)],
            lasts[1 + floor(random() * 25)]
                || CASE WHEN random() < 0.3 THEN '-' || lasts[1 + floor(random() * 25)] ELSE '' END,
            'c' || k || '.' || n || '@mail.test',
            '+49' || (1511000000 + floor(random() * 288999999))::bigint,
            CASE
                WHEN random() < 0.6 THEN NULL
                ELSE repeat('Prefers mornings; allergic to nuts. ', 1 + floor(random() * 3)::int)
            END,
            'active',
            timestamptz '2026-11-01 09:00Z' - interval '3 hours' * (k % 5800),
            CASE
                WHEN random() < 0.2 THEN NULL
                ELSE timestamptz '2026-11-01 09:00Z' - interval '1 minute' * floor(random() * 600000)
            END
        FROM generate_series(1, current_setting('bench.clients')::int) AS k;
        INSERT INTO client_branch (client_id, branch_id)
        SELECT clients.id, branches.id
        FROM clients
        CROSS JOIN branches;
        UPDATE accounts SET password_hash = current_setting('bench.hash'), must_change_password = false;
        INSERT INTO sessions (token_hash, account_id, transport, expires_at)
        SELECT sha256(sha256(convert_to('token-' || n, 'UTF8'))), id, 'bearer', 'infinity'
        FROM accounts;
        COMMIT;
    END LOOP;
END
$do$;
VACUUM ANALYZE;
