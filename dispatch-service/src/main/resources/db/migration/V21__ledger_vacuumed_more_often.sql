-- By default PostgreSQL looks after a table when a fifth of it has changed: of a large ledger, after millions of documents.
-- Until then every index is full of what is gone, and the planner knows nothing of what waits.
alter table delivery set (
    autovacuum_vacuum_scale_factor = 0.02,
    autovacuum_vacuum_insert_scale_factor = 0.02,
    autovacuum_analyze_scale_factor = 0.02);
