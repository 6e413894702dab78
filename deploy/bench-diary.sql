-- A diary for the benchmarks of a business: psql -v schema=b_1 -f bench-diary.sql, after bench-seed.sql. Ten employees
-- offer one service of 45 minutes and a quarter of an hour after it, from Monday to Saturday.
\set ON_ERROR_STOP on
SET client_min_messages = warning;
SET search_path = :schema, extensions;

BEGIN;
UPDATE branches SET hours = '{"mon-sat": ["09:00-14:00", "15:00-20:00"]}';
INSERT INTO services (id, slug, name, minutes, buffer_after, price)
VALUES (md5('service')::uuid, 'cut', 'Cut', 45, 15, 4500)
ON CONFLICT DO NOTHING;
INSERT INTO staff (id, role, first_name, last_name, email)
SELECT md5('staff-' || k)::uuid, 'employee', 'Employee', k::text, 'employee-' || k || '@b1.example'
FROM generate_series(1, 10) AS k
ON CONFLICT DO NOTHING;
INSERT INTO staff_branch (staff_id, branch_id)
SELECT md5('staff-' || k)::uuid, branches.id
FROM generate_series(1, 10) AS k
CROSS JOIN branches
ON CONFLICT DO NOTHING;
INSERT INTO staff_service (staff_id, service_id)
SELECT md5('staff-' || k)::uuid, md5('service')::uuid
FROM generate_series(1, 10) AS k
ON CONFLICT DO NOTHING;
COMMIT;
ANALYZE services, staff, staff_branch, staff_service;
