-- A person lives in one household at a time; touching spans are allowed.
ALTER TABLE memberships ADD CONSTRAINT memberships_one_home
  EXCLUDE USING gist (person_id WITH =, tstzrange(from_at, until_at) WITH &&);
--> statement-breakpoint
-- Nobody is expected twice at once in a round.
CREATE UNIQUE INDEX round_members_open ON round_members (round_id, person_id) WHERE until_at IS NULL;
--> statement-breakpoint
-- The same post at the same area is not held twice by one account at the same time.
ALTER TABLE appointments ADD CONSTRAINT appointments_once
  EXCLUDE USING gist (account_id WITH =, area_id WITH =, role WITH =, tstzrange(from_at, until_at) WITH &&);
--> statement-breakpoint
-- The audit is only added to.
CREATE FUNCTION audit_entries_are_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit entries are only added';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_entries_no_change BEFORE UPDATE ON audit_entries
  FOR EACH ROW EXECUTE FUNCTION audit_entries_are_kept();
