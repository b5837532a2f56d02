"""What PostgreSQL's dictionary is asked: databases, tables with their columns, partitions, foreign keys."""

DATABASES = """
SELECT datname, datallowconn, datistemplate
FROM pg_database WHERE datname NOT IN ('template0', 'template1') ORDER BY datname
""".strip()
TABLES = r"""
SELECT n.nspname, c.relname, c.relkind::text, c.oid::bigint, c.reltuples::float8, c.relpages::bigint,
       CASE WHEN c.relkind IN ('r', 'm') THEN pg_relation_size(c.oid) END, c.relispopulated,
       has_schema_privilege(n.oid, 'USAGE'), row_security_active(c.oid),
       a.attname, format_type(a.atttypid, a.atttypmod), t.typcategory::text, coalesce(b.typname, t.typname),
       col_description(c.oid, a.attnum), has_column_privilege(c.oid, a.attnum, 'SELECT')
FROM pg_class AS c
JOIN pg_namespace AS n ON n.oid = c.relnamespace
JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_type AS t ON t.oid = a.atttypid
LEFT JOIN pg_type AS b ON b.oid = t.typbasetype
WHERE c.relkind IN ('r', 'v', 'm', 'p', 'f') AND NOT c.relispartition
  AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
ORDER BY n.nspname, c.relname, a.attnum
""".strip()
PARTITIONS = """
SELECT pg_partition_root(c.oid)::bigint, n.nspname, c.relname, c.relkind::text, c.reltuples::float8, c.relpages::bigint,
       CASE WHEN c.relkind = 'r' THEN pg_relation_size(c.oid) END,
       has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT')
FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relispartition AND c.relkind IN ('r', 'f')
ORDER BY n.nspname, c.relname
""".strip()
REFERENCES = """
SELECT n.nspname, c.relname, a.attname, m.nspname, p.relname, b.attname
FROM pg_constraint AS k
JOIN pg_class AS c ON c.oid = k.conrelid AND NOT c.relispartition
JOIN pg_namespace AS n ON n.oid = c.relnamespace
JOIN pg_class AS p ON p.oid = k.confrelid AND NOT p.relispartition
JOIN pg_namespace AS m ON m.oid = p.relnamespace
CROSS JOIN LATERAL unnest(k.conkey, k.confkey) WITH ORDINALITY AS u (child, parent, place)
JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum = u.child
JOIN pg_attribute AS b ON b.attrelid = p.oid AND b.attnum = u.parent
WHERE k.contype = 'f'
ORDER BY n.nspname, c.relname, k.conname, u.place
""".strip()
