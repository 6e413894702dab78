-- What the benchmark of availability asks about: psql -f bench-availability.sql, after bench-seed.sql. Business b1 gets ten
-- employees who offer one service from Monday to Saturday, and for each of them five appointments a day over two months.
\set ON_ERROR_STOP on
SET client_min_messages = warning;
SET search_path = b_1, extensions;

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
INSERT INTO appointments (id, branch_id, service_id, employee_id, starts_at, ends_at, time_zone, local_start, buffer_after,
    busy, price, capacity, seats_taken, status)
SELECT md5('appointment-' || k || '-' || day || '-' || hour)::uuid, branches.id, md5('service')::uuid,
    md5('staff-' || k)::uuid, begins.local AT TIME ZONE branches.time_zone,
    begins.local AT TIME ZONE branches.time_zone + interval '45 minutes', branches.time_zone, begins.local, 15, 'empty',
    4500, 1, 1, 'approved'
FROM branches
CROSS JOIN generate_series(1, 10) AS k
CROSS JOIN generate_series(0, 59) AS day
CROSS JOIN unnest(ARRAY[9, 11, 12, 16, 18]) AS hour
CROSS JOIN LATERAL (
    SELECT current_date + day + make_interval(hours => hour, mins => (k * 15) % 60) AS local
) AS begins
ON CONFLICT DO NOTHING;
COMMIT;
VACUUM ANALYZE appointments, services, staff, staff_branch, staff_service;
