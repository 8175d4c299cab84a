-- The audit grows for ever: by month from here on (ADR 0149). Ids are UUIDv7, so a month is a range of ids: the key stays the
-- key, and whoever asks by id or by a span of ids looks into the months it lies in. What was there becomes the first part as
-- it is; no row is copied.
CREATE FUNCTION first_id_of(moment timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT (lpad(to_hex(floor(extract(epoch FROM moment) * 1000)::bigint), 12, '0') || '70008000000000000000')::uuid
$$;
--> statement-breakpoint
DROP TRIGGER audit_entries_no_change ON audit_entries;
--> statement-breakpoint
ALTER TABLE audit_entries RENAME TO audit_entries_before;
--> statement-breakpoint
ALTER TABLE audit_entries_before RENAME CONSTRAINT audit_entries_pkey TO audit_entries_before_pkey;
--> statement-breakpoint
ALTER INDEX audit_subject RENAME TO audit_entries_before_subject;
--> statement-breakpoint
ALTER INDEX audit_account RENAME TO audit_entries_before_account;
--> statement-breakpoint
ALTER INDEX audit_action RENAME TO audit_entries_before_action;
--> statement-breakpoint
ALTER INDEX audit_area RENAME TO audit_entries_before_area;
--> statement-breakpoint
CREATE TABLE audit_entries (LIKE audit_entries_before INCLUDING DEFAULTS) PARTITION BY RANGE (id);
--> statement-breakpoint
ALTER TABLE audit_entries ADD CONSTRAINT audit_entries_pkey PRIMARY KEY (id);
--> statement-breakpoint
CREATE INDEX audit_subject ON audit_entries USING btree (subject_kind, subject_id, id);
--> statement-breakpoint
CREATE INDEX audit_account ON audit_entries USING btree (account_id, id);
--> statement-breakpoint
CREATE INDEX audit_action ON audit_entries USING btree (action, id);
--> statement-breakpoint
CREATE INDEX audit_area ON audit_entries USING gist (area_path);
--> statement-breakpoint
CREATE TRIGGER audit_entries_no_change BEFORE UPDATE ON audit_entries
  FOR EACH ROW EXECUTE FUNCTION audit_entries_are_kept();
--> statement-breakpoint
DO $$
DECLARE
  newest uuid := (SELECT id FROM audit_entries_before ORDER BY id DESC LIMIT 1);
  bound timestamptz := date_trunc('month', greatest(now(), uuid_extract_timestamp(newest)), 'UTC') + interval '1 month';
BEGIN
  EXECUTE format('ALTER TABLE audit_entries ATTACH PARTITION audit_entries_before FOR VALUES FROM (MINVALUE) TO (%L)',
    first_id_of(bound));
END $$;
--> statement-breakpoint
-- What belongs to no month that is there. Nothing should; the worker moves it on and tells.
CREATE TABLE audit_entries_stray PARTITION OF audit_entries DEFAULT;
--> statement-breakpoint
-- Makes the month of a moment, with what strayed of it, unless it is there or another part covers it.
CREATE FUNCTION keep_audit_month(moment timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  first timestamptz := date_trunc('month', moment, 'UTC');
  low uuid := first_id_of(first);
  high uuid := first_id_of(first + interval '1 month');
  name text := 'audit_entries_' || to_char(first AT TIME ZONE 'UTC', 'YYYY_MM');
BEGIN
  IF to_regclass(name) IS NOT NULL THEN RETURN false; END IF;
  EXECUTE format('CREATE TABLE %I (LIKE audit_entries INCLUDING DEFAULTS INCLUDING INDEXES)', name);
  EXECUTE format('WITH moved AS (DELETE FROM audit_entries_stray WHERE id >= %L AND id < %L RETURNING *)
    INSERT INTO %I SELECT * FROM moved', low, high, name);
  EXECUTE format('ALTER TABLE audit_entries ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', name, low, high);
  RETURN true;
EXCEPTION WHEN invalid_object_definition THEN
  RETURN false;
END $$;
--> statement-breakpoint
SELECT keep_audit_month(now() + make_interval(months => ahead)) FROM generate_series(1, 3) AS ahead;
