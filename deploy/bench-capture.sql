-- Reads PostgreSQL's log of one request (JSON lines on standard input, after this file) and prints its statements for
-- pgbench: parameters put back in place, and what differs between businesses computed from :t (which business) and
-- :k (which of its clients). psql -v business=1 -v client=UUID -f bench-capture.sql
\set ON_ERROR_STOP on
SET client_min_messages = warning;
CREATE TEMPORARY TABLE lines (position bigint GENERATED ALWAYS AS IDENTITY, line text);
\copy lines (line) FROM pstdin WITH (FORMAT csv, QUOTE E'\x01', DELIMITER E'\x02')
SELECT set_config('capture.business', :'business', false), set_config('capture.client', :'client', false) \g /dev/null

CREATE FUNCTION pg_temp.filled(statement text, detail text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    business text := current_setting('capture.business');
    given record;
    word text;
BEGIN
    -- From the last parameter to the first, so that $1 does not match the beginning of $10.
    FOR given IN
        SELECT parts[1]::integer AS number, parts[2] AS value
        FROM regexp_matches(coalesce(detail, ''), '\$(\d+) = (NULL|''(?:[^'']|'''')*'')', 'g') AS parts
        ORDER BY 1 DESC
    LOOP
        word := CASE
            WHEN given.value = quote_literal(current_setting('capture.client'))
                THEN '(md5(''client-'' || :t || ''-'' || :k)::uuid)'
            WHEN given.value = format('''\x%s''', encode(sha256(sha256(convert_to('token-' || business, 'UTF8'))), 'hex'))
                THEN 'sha256(sha256(convert_to(''token-'' || :t, ''UTF8'')))'
            WHEN given.value = quote_literal('foyer_b_' || business) THEN '(''foyer_b_'' || :t)'
            WHEN given.value LIKE '''"b_' || business || '",%'
                THEN '(''"b_'' || :t || ''"' || substr(given.value, length('''"b_' || business || '"') + 1) || ')'
            ELSE given.value
        END;
        statement := regexp_replace(statement, '\$' || given.number || '(?!\d)', replace(word, '\', '\\'), 'g');
    END LOOP;
    RETURN regexp_replace(statement, '\s+', ' ', 'g') || ';';
END
$$;

-- Only what was sent on the connection that did the request's work: the server has other errands too.
WITH executed AS (
    SELECT position, entry->>'pid' AS pid, entry->>'detail' AS detail,
        regexp_replace(entry->>'message', '^duration: \S+ ms  execute [^:]+: ', '') AS statement
    FROM lines
    CROSS JOIN LATERAL (SELECT line::jsonb AS entry) AS parsed
    WHERE entry->>'message' LIKE 'duration: % ms  execute %'
), worked AS (
    SELECT pid, min(position) AS since
    FROM executed
    WHERE detail LIKE '%''foyer_b_' || current_setting('capture.business') || '''%'
    GROUP BY pid
    ORDER BY since
    LIMIT 1
)
SELECT pg_temp.filled(statement, detail)
FROM executed
JOIN worked USING (pid)
WHERE position >= since AND statement NOT LIKE '%directory.%'
ORDER BY position;
