-- The life of a request: a step that is not in this list cannot be written, whoever tries (field.md, Requests).
CREATE FUNCTION request_goes_its_way() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'submitted' THEN
      RAISE EXCEPTION 'a request begins as submitted' USING ERRCODE = 'check_violation', CONSTRAINT = 'requests_way';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.state = OLD.state THEN RETURN NEW; END IF;
  IF (OLD.state, NEW.state) IN (
    ('submitted', 'accepted'), ('submitted', 'taken'), ('submitted', 'cancelled'), ('submitted', 'not-solvable'),
    ('accepted', 'offered'), ('accepted', 'taken'), ('accepted', 'cancelled'), ('accepted', 'not-solvable'),
    ('offered', 'accepted'), ('offered', 'taken'), ('offered', 'cancelled'), ('offered', 'not-solvable'),
    ('taken', 'under-way'), ('taken', 'accepted'), ('taken', 'cancelled'), ('taken', 'not-solvable'),
    ('under-way', 'done'), ('under-way', 'accepted'), ('under-way', 'cancelled'), ('under-way', 'not-solvable'),
    ('done', 'confirmed'), ('done', 'closed'), ('confirmed', 'closed')
  ) THEN RETURN NEW; END IF;
  -- Not solved after all: the same request goes on.
  IF OLD.state IN ('done', 'confirmed', 'closed') AND NEW.state = 'accepted' AND NEW.reopened = OLD.reopened + 1 THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a request does not go from % to %', OLD.state, NEW.state
    USING ERRCODE = 'check_violation', CONSTRAINT = 'requests_way';
END $$;
--> statement-breakpoint
CREATE TRIGGER requests_way BEFORE INSERT OR UPDATE OF state ON requests
  FOR EACH ROW EXECUTE FUNCTION request_goes_its_way();
--> statement-breakpoint
-- What happened is not rewritten.
CREATE FUNCTION case_events_are_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'events of a case are only added';
END $$;
--> statement-breakpoint
CREATE TRIGGER case_events_no_change BEFORE UPDATE ON case_events
  FOR EACH ROW EXECUTE FUNCTION case_events_are_kept();
--> statement-breakpoint
-- Nobody is on leave twice at once.
ALTER TABLE absences ADD CONSTRAINT absences_once
  EXCLUDE USING gist (account_id WITH =, tstzrange(from_at, until_at) WITH &&);
