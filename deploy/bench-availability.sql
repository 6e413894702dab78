-- What the benchmark of availability asks about: psql -f bench-availability.sql, after bench-diary.sql with schema=b_1. Each
-- of the ten employees has five appointments a day over two months.
\set ON_ERROR_STOP on
SET client_min_messages = warning;
SET search_path = b_1, extensions;

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
VACUUM ANALYZE appointments;
