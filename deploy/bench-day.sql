-- A full day: psql -v day=2026-11-24 -f bench-day.sql, after bench-diary.sql with schema=b_1. Twenty employees, each with
-- fifteen appointments of half an hour with a client of their own.
\set ON_ERROR_STOP on
SET client_min_messages = warning;
SET search_path = b_1, extensions;

BEGIN;
INSERT INTO staff (id, role, first_name, last_name, email)
SELECT md5('staff-' || k)::uuid, 'employee', 'Employee', k::text, 'employee-' || k || '@b1.example'
FROM generate_series(1, 20) AS k
ON CONFLICT DO NOTHING;
INSERT INTO staff_branch (staff_id, branch_id)
SELECT md5('staff-' || k)::uuid, branches.id
FROM generate_series(1, 20) AS k
CROSS JOIN branches
ON CONFLICT DO NOTHING;
INSERT INTO staff_service (staff_id, service_id)
SELECT md5('staff-' || k)::uuid, md5('service')::uuid
FROM generate_series(1, 20) AS k
ON CONFLICT DO NOTHING;
DELETE FROM appointments WHERE local_start::date = :'day';
INSERT INTO appointments (id, branch_id, service_id, employee_id, starts_at, ends_at, time_zone, local_start, buffer_after,
    busy, price, capacity, seats_taken, status)
SELECT md5('day-' || k || '-' || n)::uuid, branches.id, md5('service')::uuid, md5('staff-' || k)::uuid,
    begins.local AT TIME ZONE branches.time_zone, begins.local AT TIME ZONE branches.time_zone + interval '30 minutes',
    branches.time_zone, begins.local, 0, 'empty', 4500, 1, 1, 'approved'
FROM branches
CROSS JOIN generate_series(1, 20) AS k
CROSS JOIN generate_series(0, 14) AS n
CROSS JOIN LATERAL (SELECT :'day'::timestamp + interval '9 hours' + n * interval '40 minutes' AS local) AS begins
ON CONFLICT DO NOTHING;
WITH people AS (SELECT id, row_number() OVER (ORDER BY id) AS number FROM clients)
INSERT INTO attendees (id, appointment_id, client_id, status, price, booked_by)
SELECT md5('attendee-' || k || '-' || n)::uuid, md5('day-' || k || '-' || n)::uuid, people.id, 'approved', 4500, 'staff'
FROM generate_series(1, 20) AS k
CROSS JOIN generate_series(0, 14) AS n
JOIN people ON people.number = 1 + (k * 15 + n) % (SELECT count(*) FROM people)
ON CONFLICT DO NOTHING;
COMMIT;
VACUUM ANALYZE appointments, attendees, staff, staff_branch, staff_service;
