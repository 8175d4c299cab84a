CREATE TABLE "recheck_households" (
	"sample_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"slot_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"submission_id" uuid NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"basis" text,
	"answers" jsonb,
	"note" text DEFAULT '' NOT NULL,
	"checked_by" uuid,
	"checked_at" timestamp (3) with time zone,
	CONSTRAINT "recheck_households_sample_id_household_id_pk" PRIMARY KEY("sample_id","household_id"),
	CONSTRAINT "recheck_households_state" CHECK ("recheck_households"."state" in ('open', 'checked', 'not-reached', 'refused')),
	CONSTRAINT "recheck_households_basis" CHECK ("recheck_households"."basis" in ('phone', 'visit'))
);
--> statement-breakpoint
CREATE TABLE "recheck_persons" (
	"sample_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"seq" smallint NOT NULL,
	"answers" jsonb,
	CONSTRAINT "recheck_persons_sample_id_person_id_pk" PRIMARY KEY("sample_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "recheck_samples" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slot_id" uuid NOT NULL,
	"area_id" uuid NOT NULL,
	"seed" text NOT NULL,
	"drawn_by" uuid NOT NULL,
	"drawn_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "recheck_households" ADD CONSTRAINT "recheck_households_sample_id_recheck_samples_id_fk" FOREIGN KEY ("sample_id") REFERENCES "public"."recheck_samples"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recheck_households" ADD CONSTRAINT "recheck_households_household_id_households_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."households"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recheck_persons" ADD CONSTRAINT "recheck_persons_sample_id_recheck_samples_id_fk" FOREIGN KEY ("sample_id") REFERENCES "public"."recheck_samples"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recheck_persons" ADD CONSTRAINT "recheck_persons_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recheck_samples" ADD CONSTRAINT "recheck_samples_slot_id_round_slots_id_fk" FOREIGN KEY ("slot_id") REFERENCES "public"."round_slots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recheck_samples" ADD CONSTRAINT "recheck_samples_area_id_areas_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "recheck_households_once" ON "recheck_households" USING btree ("slot_id","household_id");--> statement-breakpoint
CREATE INDEX "recheck_households_number" ON "recheck_households" USING btree ("sample_id","number");--> statement-breakpoint
CREATE INDEX "recheck_persons_household" ON "recheck_persons" USING btree ("sample_id","household_id");--> statement-breakpoint
CREATE INDEX "recheck_samples_slot" ON "recheck_samples" USING btree ("slot_id","id");--> statement-breakpoint
CREATE INDEX "joins_ever" ON "joins" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "memberships_ever" ON "memberships" USING btree ("household_id");