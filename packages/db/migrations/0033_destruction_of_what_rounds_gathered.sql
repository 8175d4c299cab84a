CREATE TABLE "destructions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"ordered_by" uuid NOT NULL,
	"ordered_at" timestamp (3) with time zone NOT NULL,
	"reason" text,
	"due_at" timestamp (3) with time zone NOT NULL,
	"held_by" uuid,
	"held_at" timestamp (3) with time zone,
	"hold_reason" text,
	"state" text DEFAULT 'waiting' NOT NULL,
	"part" integer DEFAULT 0 NOT NULL,
	"after" jsonb,
	"counts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"begun_at" timestamp (3) with time zone,
	"touched_at" timestamp (3) with time zone,
	"remaining" integer,
	"done_at" timestamp (3) with time zone,
	"certificate" jsonb,
	"certificate_hash" text,
	"repeats" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "destructions_kind" CHECK ("destructions"."subject_kind" in ('round')),
	CONSTRAINT "destructions_state" CHECK ("destructions"."state" in ('waiting', 'running', 'again', 'done')),
	CONSTRAINT "destructions_begun" CHECK ("destructions"."state" in ('waiting', 'again') or "destructions"."begun_at" is not null),
	CONSTRAINT "destructions_done" CHECK ("destructions"."state" <> 'done' or ("destructions"."done_at" is not null and "destructions"."certificate" is not null and "destructions"."certificate_hash" is not null))
);
--> statement-breakpoint
CREATE TABLE "slot_figures" (
	"slot_id" uuid NOT NULL,
	"area_path" "ltree" NOT NULL,
	"expected" integer NOT NULL,
	"reported" integer NOT NULL,
	"on_time" integer NOT NULL,
	"attention" integer NOT NULL,
	"excused" integer NOT NULL,
	CONSTRAINT "slot_figures_slot_id_area_path_pk" PRIMARY KEY("slot_id","area_path")
);
--> statement-breakpoint
ALTER TABLE "rounds" ADD COLUMN "data_destroyed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "slot_figures" ADD CONSTRAINT "slot_figures_slot_id_round_slots_id_fk" FOREIGN KEY ("slot_id") REFERENCES "public"."round_slots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "destructions_subject" ON "destructions" USING btree ("subject_kind","subject_id");--> statement-breakpoint
CREATE INDEX "destructions_due" ON "destructions" USING btree ("due_at") WHERE "destructions"."state" <> 'done';--> statement-breakpoint
CREATE INDEX "alerts_round" ON "alerts" USING btree ("round_id") WHERE "alerts"."round_id" is not null;--> statement-breakpoint
CREATE OR REPLACE VIEW reporting.report_coverage AS
SELECT counted.slot_id, place.community_id, place.grid_id, sum(counted.expected)::int AS expected,
  sum(counted.reported)::int AS reported, sum(counted.on_time)::int AS on_time
FROM (
  SELECT slot.id AS slot_id, span.area_path, count(*) AS expected, count(given.person_id) AS reported,
    count(*) FILTER (WHERE given.reported_at < slot.closes_at) AS on_time
  FROM public.round_slots slot
  JOIN public.round_members span ON span.round_id = slot.round_id AND span.from_at <= slot.opens_at
    AND (span.until_at IS NULL OR span.until_at > slot.opens_at)
  LEFT JOIN public.person_reports given ON given.slot_id = slot.id AND given.person_id = span.person_id AND given.seq = 1
  WHERE NOT EXISTS (SELECT FROM public.slot_figures kept WHERE kept.slot_id = slot.id)
  GROUP BY slot.id, span.area_path
  UNION ALL
  SELECT kept.slot_id, kept.area_path, kept.expected::bigint, kept.reported::bigint, kept.on_time::bigint
  FROM public.slot_figures kept
  WHERE kept.expected > 0
) counted
CROSS JOIN LATERAL (
  SELECT (SELECT up.id FROM public.areas up WHERE up.path @> counted.area_path AND up.kind = 'community' LIMIT 1) AS community_id,
    (SELECT up.id FROM public.areas up WHERE up.path @> counted.area_path AND up.kind = 'grid' LIMIT 1) AS grid_id) AS place
GROUP BY counted.slot_id, place.community_id, place.grid_id;
--> statement-breakpoint
COMMENT ON VIEW reporting.report_coverage IS 'Expected, reported and on time by slot and grid; ask for a slot, the ledger is counted each time, of a slot whose answers were destroyed its figures stay; 应报、已报、按时';
--> statement-breakpoint
CREATE OR REPLACE FUNCTION case_events_are_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- What was said and where goes when the data of the alert's round are destroyed; that something happened stays.
  IF NEW.reason_cipher IS NULL AND NEW.area_path @> OLD.area_path
    AND to_jsonb(NEW) - 'reason_cipher' - 'area_path' = to_jsonb(OLD) - 'reason_cipher' - 'area_path'
    AND EXISTS (SELECT FROM alerts alert JOIN rounds round ON round.id = alert.round_id
      WHERE alert.id = OLD.case_id AND round.data_destroyed_at IS NOT NULL) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'events of a case are only added';
END $$;
