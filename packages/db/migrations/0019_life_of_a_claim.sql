-- Nobody stands in two places at once; shifts that touch do not overlap.
ALTER TABLE claims ADD CONSTRAINT claims_one_place
  EXCLUDE USING gist (account_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
  WHERE (state IN ('offered', 'claimed', 'on-duty', 'left', 'done'));
--> statement-breakpoint
-- The life of a claim: a step that is not in this list cannot be written, whoever tries (domain/shifts/life.ts).
CREATE FUNCTION claim_goes_its_way() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state NOT IN ('offered', 'claimed') THEN
      RAISE EXCEPTION 'a claim begins as offered or claimed' USING ERRCODE = 'check_violation', CONSTRAINT = 'claims_way';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.state = OLD.state THEN RETURN NEW; END IF;
  IF (OLD.state, NEW.state) IN (
    ('offered', 'claimed'), ('offered', 'declined'), ('offered', 'expired'), ('offered', 'taken-off'),
    ('claimed', 'on-duty'), ('claimed', 'cancelled'), ('claimed', 'replaced'), ('claimed', 'taken-off'),
    ('claimed', 'no-show'), ('claimed', 'offered'),
    ('on-duty', 'left'), ('left', 'done'),
    ('no-show', 'done'), ('no-show', 'cancelled')
  ) THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'a claim does not go from % to %', OLD.state, NEW.state
    USING ERRCODE = 'check_violation', CONSTRAINT = 'claims_way';
END $$;
--> statement-breakpoint
CREATE TRIGGER claims_way BEFORE INSERT OR UPDATE OF state ON claims
  FOR EACH ROW EXECUTE FUNCTION claim_goes_its_way();
--> statement-breakpoint
-- Places that are held are counted here and nowhere else, beneath the lock of the shift; the last one is given once.
CREATE FUNCTION claim_is_counted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  held text[] := array['offered', 'claimed', 'on-duty', 'left', 'done'];
  before int := 0;
  after int := (NEW.state = ANY(held))::int;
BEGIN
  IF TG_OP = 'UPDATE' THEN before := (OLD.state = ANY(held))::int; END IF;
  IF before = after THEN RETURN NULL; END IF;
  UPDATE shifts SET taken = taken + after - before
    WHERE id = NEW.shift_id AND (after < before OR taken < people OR NEW.state = 'done');
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the shift is full' USING ERRCODE = 'check_violation', CONSTRAINT = 'shifts_full';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER claims_counted AFTER INSERT OR UPDATE OF state ON claims
  FOR EACH ROW EXECUTE FUNCTION claim_is_counted();
--> statement-breakpoint
-- What happened is not rewritten.
CREATE FUNCTION record_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are only added', TG_TABLE_NAME;
END $$;
--> statement-breakpoint
CREATE TRIGGER service_hours_no_change BEFORE UPDATE ON service_hours
  FOR EACH ROW EXECUTE FUNCTION record_is_kept();
--> statement-breakpoint
CREATE TRIGGER duty_log_no_change BEFORE UPDATE ON duty_log
  FOR EACH ROW EXECUTE FUNCTION record_is_kept();
