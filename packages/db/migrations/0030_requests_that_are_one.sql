CREATE TABLE "request_merges" (
	"id" uuid PRIMARY KEY NOT NULL,
	"from_id" uuid NOT NULL,
	"into_id" uuid NOT NULL,
	"merged_by" uuid NOT NULL,
	"merged_at" timestamp (3) with time zone NOT NULL,
	"deadline_before" timestamp (3) with time zone,
	"answer_due_before" timestamp (3) with time zone,
	"undone_by" uuid,
	"undone_at" timestamp (3) with time zone,
	CONSTRAINT "request_merges_two" CHECK ("request_merges"."from_id" <> "request_merges"."into_id"),
	CONSTRAINT "request_merges_undone" CHECK (("request_merges"."undone_at" is null) = ("request_merges"."undone_by" is null))
);
--> statement-breakpoint
ALTER TABLE "request_merges" ADD CONSTRAINT "request_merges_from_id_requests_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_merges" ADD CONSTRAINT "request_merges_into_id_requests_id_fk" FOREIGN KEY ("into_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "request_merges_live" ON "request_merges" USING btree ("from_id") WHERE "request_merges"."undone_at" is null;--> statement-breakpoint
CREATE INDEX "request_merges_into" ON "request_merges" USING btree ("into_id") WHERE "request_merges"."undone_at" is null;--> statement-breakpoint
-- As before, and one way back from cancelled: a merge that is undone in the same transaction.
CREATE OR REPLACE FUNCTION request_goes_its_way() RETURNS trigger LANGUAGE plpgsql AS $$
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
  -- Not the same matter after all: what was merged goes on by itself.
  IF OLD.state = 'cancelled' AND NEW.state = 'accepted' AND EXISTS (
    SELECT FROM request_merges merge WHERE merge.from_id = NEW.id AND merge.undone_at = NEW.state_since
  ) THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'a request does not go from % to %', OLD.state, NEW.state
    USING ERRCODE = 'check_violation', CONSTRAINT = 'requests_way';
END $$;
