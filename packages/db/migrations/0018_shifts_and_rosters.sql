CREATE TABLE "hour_corrections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"entry_id" uuid,
	"area_id" uuid NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"minutes" integer NOT NULL,
	"reason_cipher" "bytea" NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"decided" text,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"answer_cipher" "bytea",
	CONSTRAINT "hour_corrections_decided" CHECK ("hour_corrections"."decided" in ('granted', 'refused')),
	CONSTRAINT "hour_corrections_not_own" CHECK ("hour_corrections"."decided_by" <> "hour_corrections"."account_id"),
	CONSTRAINT "hour_corrections_minutes" CHECK ("hour_corrections"."minutes" between 0 and 1440)
);
--> statement-breakpoint
CREATE TABLE "availabilities" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"patterns" jsonb NOT NULL,
	"week_hours" integer,
	"not_own_building" boolean NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "availabilities_hours" CHECK ("availabilities"."week_hours" between 1 and 60)
);
--> statement-breakpoint
CREATE TABLE "days_away" (
	"account_id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date NOT NULL,
	CONSTRAINT "days_away_account_id_from_day_pk" PRIMARY KEY("account_id","from_day"),
	CONSTRAINT "days_away_span" CHECK ("days_away"."until_day" >= "days_away"."from_day")
);
--> statement-breakpoint
CREATE TABLE "duty_pairs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"one_id" uuid NOT NULL,
	"other_id" uuid NOT NULL,
	"state" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "duty_pairs_kind" CHECK ("duty_pairs"."kind" in ('hand-over', 'together', 'apart', 'friends')),
	CONSTRAINT "duty_pairs_state" CHECK ("duty_pairs"."state" in ('asked', 'agreed', 'declined', 'ended')),
	CONSTRAINT "duty_pairs_order" CHECK ("duty_pairs"."one_id" < "duty_pairs"."other_id")
);
--> statement-breakpoint
CREATE TABLE "duty_wishes" (
	"account_id" uuid NOT NULL,
	"day" date NOT NULL,
	"part" text NOT NULL,
	"glad" boolean NOT NULL,
	"weight" smallint NOT NULL,
	CONSTRAINT "duty_wishes_account_id_day_part_pk" PRIMARY KEY("account_id","day","part"),
	CONSTRAINT "duty_wishes_part" CHECK ("duty_wishes"."part" in ('all', 'morning', 'afternoon', 'evening', 'night')),
	CONSTRAINT "duty_wishes_weight" CHECK ("duty_wishes"."weight" between 1 and 3)
);
--> statement-breakpoint
CREATE TABLE "roster_gaps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"roster_id" uuid NOT NULL,
	"shift_id" uuid NOT NULL,
	"role" text,
	"missing" integer NOT NULL,
	"why" jsonb NOT NULL,
	"remedies" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "roster_people" (
	"roster_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"figures" jsonb NOT NULL,
	CONSTRAINT "roster_people_roster_id_account_id_pk" PRIMARY KEY("roster_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "roster_places" (
	"roster_id" uuid NOT NULL,
	"shift_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"locked" boolean DEFAULT false NOT NULL,
	"by_hand" boolean DEFAULT false NOT NULL,
	"kept" boolean DEFAULT false NOT NULL,
	"reasons" jsonb NOT NULL,
	"claim_id" uuid,
	CONSTRAINT "roster_places_roster_id_shift_id_account_id_pk" PRIMARY KEY("roster_id","shift_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "rosters" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date NOT NULL,
	"state" text NOT NULL,
	"replans_id" uuid,
	"seed" integer NOT NULL,
	"seconds" integer NOT NULL,
	"weights" jsonb NOT NULL,
	"progress" jsonb,
	"score" jsonb,
	"stop_asked_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"planned_at" timestamp (3) with time zone,
	"published_at" timestamp (3) with time zone,
	"published_by" uuid,
	CONSTRAINT "rosters_state" CHECK ("rosters"."state" in ('waiting', 'planning', 'proposed', 'published', 'discarded', 'failed')),
	CONSTRAINT "rosters_span" CHECK ("rosters"."until_day" >= "rosters"."from_day")
);
--> statement-breakpoint
CREATE TABLE "calendar_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"last_read_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "checkpoints" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_id" uuid NOT NULL,
	"name" text NOT NULL,
	"place" text NOT NULL,
	"latitude" double precision,
	"longitude" double precision,
	"hours" jsonb NOT NULL,
	"equipment" jsonb NOT NULL,
	"instructions" text NOT NULL,
	"risks" text NOT NULL,
	"risk_version" integer DEFAULT 1 NOT NULL,
	"contact_name" text NOT NULL,
	"contact_phone_cipher" "bytea" NOT NULL,
	"code_key_cipher" "bytea" NOT NULL,
	"planned_until" date,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "checkpoints_location" CHECK (("checkpoints"."latitude" is null) = ("checkpoints"."longitude" is null))
);
--> statement-breakpoint
CREATE TABLE "claims" (
	"id" uuid PRIMARY KEY NOT NULL,
	"shift_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"state" text NOT NULL,
	"way" text NOT NULL,
	"roles" text[] DEFAULT '{}' NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" uuid,
	"confirm_by" timestamp (3) with time zone,
	"claimed_at" timestamp (3) with time zone,
	"reminded_at" timestamp (3) with time zone,
	"called_at" timestamp (3) with time zone,
	"checked_in_at" timestamp (3) with time zone,
	"checked_in_way" text,
	"checked_in_by" uuid,
	"check_in_metres" integer,
	"checked_out_at" timestamp (3) with time zone,
	"checked_out_way" text,
	"checked_out_by" uuid,
	"confirmed_by" uuid,
	"confirmed_minutes" integer,
	"ended_at" timestamp (3) with time zone,
	"ended_by" uuid,
	"end_reason" text,
	"replaced_by" uuid,
	"dispute_cipher" "bytea",
	"disputed_at" timestamp (3) with time zone,
	"dispute_decided" text,
	"dispute_decided_by" uuid,
	"dispute_decided_at" timestamp (3) with time zone,
	CONSTRAINT "claims_state" CHECK ("claims"."state" in ('offered', 'claimed', 'on-duty', 'left', 'done', 'declined', 'expired', 'cancelled', 'replaced', 'taken-off', 'no-show')),
	CONSTRAINT "claims_way" CHECK ("claims"."way" in ('self', 'roster', 'waitlist', 'staff', 'stand-in', 'swap')),
	CONSTRAINT "claims_offered" CHECK ("claims"."state" <> 'offered' or "claims"."confirm_by" is not null),
	CONSTRAINT "claims_second_party" CHECK ("claims"."confirmed_by" <> "claims"."account_id"),
	CONSTRAINT "claims_dispute" CHECK ("claims"."dispute_decided" in ('upheld', 'refused')),
	CONSTRAINT "claims_dispute_not_own" CHECK ("claims"."dispute_decided_by" <> "claims"."account_id")
);
--> statement-breakpoint
CREATE TABLE "clearances" (
	"account_id" uuid NOT NULL,
	"community_id" uuid NOT NULL,
	"insurance" text,
	"insured_until" date,
	"insurance_note" text DEFAULT '' NOT NULL,
	"trained" text[] DEFAULT '{}' NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "clearances_account_id_community_id_pk" PRIMARY KEY("account_id","community_id"),
	CONSTRAINT "clearances_insurance" CHECK ("clearances"."insurance" in ('organisation', 'own')),
	CONSTRAINT "clearances_insured" CHECK (("clearances"."insurance" is null) = ("clearances"."insured_until" is null))
);
--> statement-breakpoint
CREATE TABLE "demand_exceptions" (
	"checkpoint_id" uuid NOT NULL,
	"day" date NOT NULL,
	"pattern" jsonb NOT NULL,
	"reason" text NOT NULL,
	"set_by" uuid NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "demand_exceptions_checkpoint_id_day_pk" PRIMARY KEY("checkpoint_id","day")
);
--> statement-breakpoint
CREATE TABLE "demand_patterns" (
	"id" uuid PRIMARY KEY NOT NULL,
	"checkpoint_id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"pattern" jsonb NOT NULL,
	"set_by" uuid NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "duty_log" (
	"id" uuid PRIMARY KEY NOT NULL,
	"checkpoint_id" uuid NOT NULL,
	"shift_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	"what" text NOT NULL,
	"account_id" uuid,
	"subject_id" uuid,
	"facts" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "handover_notes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"shift_id" uuid NOT NULL,
	"checkpoint_id" uuid NOT NULL,
	"written_by" uuid NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL,
	"matters_cipher" "bytea" NOT NULL,
	"equipment" jsonb NOT NULL,
	"keys" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "handover_readings" (
	"note_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"read_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "handover_readings_note_id_account_id_pk" PRIMARY KEY("note_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "incident_photos" (
	"id" uuid PRIMARY KEY NOT NULL,
	"checkpoint_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"incident_id" uuid,
	"cipher" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "incidents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"client_id" text NOT NULL,
	"checkpoint_id" uuid NOT NULL,
	"shift_id" uuid,
	"kind" text NOT NULL,
	"text_cipher" "bytea" NOT NULL,
	"urgent" boolean NOT NULL,
	"reported_by" uuid NOT NULL,
	"reported_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "relieve_answers" (
	"relieve_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"declined_at" timestamp (3) with time zone,
	CONSTRAINT "relieve_answers_relieve_id_account_id_pk" PRIMARY KEY("relieve_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "relieves" (
	"id" uuid PRIMARY KEY NOT NULL,
	"claim_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"asked_by" uuid NOT NULL,
	"to_account_id" uuid,
	"with_claim_id" uuid,
	"reason" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"taken_by" uuid,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "relieves_kind" CHECK ("relieves"."kind" in ('stand-in', 'swap')),
	CONSTRAINT "relieves_state" CHECK ("relieves"."state" in ('open', 'taken', 'declined', 'withdrawn', 'expired')),
	CONSTRAINT "relieves_swap" CHECK (("relieves"."kind" = 'swap') = ("relieves"."with_claim_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "risk_readings" (
	"account_id" uuid NOT NULL,
	"checkpoint_id" uuid NOT NULL,
	"risk_version" integer NOT NULL,
	"read_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "risk_readings_account_id_checkpoint_id_risk_version_pk" PRIMARY KEY("account_id","checkpoint_id","risk_version")
);
--> statement-breakpoint
CREATE TABLE "shift_rules" (
	"area_id" uuid PRIMARY KEY NOT NULL,
	"rules" jsonb NOT NULL,
	"set_by" uuid NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shift_templates" (
	"area_id" uuid PRIMARY KEY NOT NULL,
	"items" jsonb NOT NULL,
	"set_by" uuid NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shift_waits" (
	"id" uuid PRIMARY KEY NOT NULL,
	"shift_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"joined_at" timestamp (3) with time zone NOT NULL,
	"claim_id" uuid,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "shift_waits_state" CHECK ("shift_waits"."state" in ('waiting', 'asked', 'placed', 'passed', 'left', 'over'))
);
--> statement-breakpoint
CREATE TABLE "shifts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"checkpoint_id" uuid NOT NULL,
	"area_path" "ltree" NOT NULL,
	"day" date NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"change_over_minutes" integer DEFAULT 0 NOT NULL,
	"minutes" integer NOT NULL,
	"night_minutes" integer NOT NULL,
	"people" integer NOT NULL,
	"taken" integer DEFAULT 0 NOT NULL,
	"roles" jsonb NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"by_hand" boolean DEFAULT false NOT NULL,
	"end_reason" text,
	"announced" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "shifts_state" CHECK ("shifts"."state" in ('open', 'called-off')),
	CONSTRAINT "shifts_span" CHECK ("shifts"."ends_at" > "shifts"."starts_at"),
	CONSTRAINT "shifts_people" CHECK ("shifts"."people" between 1 and 50),
	CONSTRAINT "shifts_taken" CHECK ("shifts"."taken" >= 0)
);
--> statement-breakpoint
DROP INDEX "service_hours_source";--> statement-breakpoint
ALTER TABLE "service_hours" ADD COLUMN "night_minutes" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "service_hours" ADD COLUMN "area_id" uuid;--> statement-breakpoint
ALTER TABLE "service_hours" ADD COLUMN "place" text;--> statement-breakpoint
ALTER TABLE "service_hours" ADD COLUMN "corrects_id" uuid;--> statement-breakpoint
ALTER TABLE "service_hours" ADD COLUMN "confirmed_by" uuid;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "source_id" uuid;--> statement-breakpoint
ALTER TABLE "hour_corrections" ADD CONSTRAINT "hour_corrections_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hour_corrections" ADD CONSTRAINT "hour_corrections_entry_id_service_hours_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."service_hours"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hour_corrections" ADD CONSTRAINT "hour_corrections_area_id_areas_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "availabilities" ADD CONSTRAINT "availabilities_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "days_away" ADD CONSTRAINT "days_away_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_pairs" ADD CONSTRAINT "duty_pairs_one_id_accounts_id_fk" FOREIGN KEY ("one_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_pairs" ADD CONSTRAINT "duty_pairs_other_id_accounts_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_wishes" ADD CONSTRAINT "duty_wishes_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_gaps" ADD CONSTRAINT "roster_gaps_roster_id_rosters_id_fk" FOREIGN KEY ("roster_id") REFERENCES "public"."rosters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_gaps" ADD CONSTRAINT "roster_gaps_shift_id_shifts_id_fk" FOREIGN KEY ("shift_id") REFERENCES "public"."shifts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_people" ADD CONSTRAINT "roster_people_roster_id_rosters_id_fk" FOREIGN KEY ("roster_id") REFERENCES "public"."rosters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_people" ADD CONSTRAINT "roster_people_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_places" ADD CONSTRAINT "roster_places_roster_id_rosters_id_fk" FOREIGN KEY ("roster_id") REFERENCES "public"."rosters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_places" ADD CONSTRAINT "roster_places_shift_id_shifts_id_fk" FOREIGN KEY ("shift_id") REFERENCES "public"."shifts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roster_places" ADD CONSTRAINT "roster_places_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rosters" ADD CONSTRAINT "rosters_area_id_areas_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_links" ADD CONSTRAINT "calendar_links_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkpoints" ADD CONSTRAINT "checkpoints_area_id_areas_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_shift_id_shifts_id_fk" FOREIGN KEY ("shift_id") REFERENCES "public"."shifts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clearances" ADD CONSTRAINT "clearances_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clearances" ADD CONSTRAINT "clearances_community_id_areas_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "demand_exceptions" ADD CONSTRAINT "demand_exceptions_checkpoint_id_checkpoints_id_fk" FOREIGN KEY ("checkpoint_id") REFERENCES "public"."checkpoints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "demand_patterns" ADD CONSTRAINT "demand_patterns_checkpoint_id_checkpoints_id_fk" FOREIGN KEY ("checkpoint_id") REFERENCES "public"."checkpoints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_log" ADD CONSTRAINT "duty_log_checkpoint_id_checkpoints_id_fk" FOREIGN KEY ("checkpoint_id") REFERENCES "public"."checkpoints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_log" ADD CONSTRAINT "duty_log_shift_id_shifts_id_fk" FOREIGN KEY ("shift_id") REFERENCES "public"."shifts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_notes" ADD CONSTRAINT "handover_notes_shift_id_shifts_id_fk" FOREIGN KEY ("shift_id") REFERENCES "public"."shifts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_notes" ADD CONSTRAINT "handover_notes_checkpoint_id_checkpoints_id_fk" FOREIGN KEY ("checkpoint_id") REFERENCES "public"."checkpoints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_readings" ADD CONSTRAINT "handover_readings_note_id_handover_notes_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."handover_notes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_readings" ADD CONSTRAINT "handover_readings_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_photos" ADD CONSTRAINT "incident_photos_checkpoint_id_checkpoints_id_fk" FOREIGN KEY ("checkpoint_id") REFERENCES "public"."checkpoints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_checkpoint_id_checkpoints_id_fk" FOREIGN KEY ("checkpoint_id") REFERENCES "public"."checkpoints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_shift_id_shifts_id_fk" FOREIGN KEY ("shift_id") REFERENCES "public"."shifts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relieve_answers" ADD CONSTRAINT "relieve_answers_relieve_id_relieves_id_fk" FOREIGN KEY ("relieve_id") REFERENCES "public"."relieves"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relieve_answers" ADD CONSTRAINT "relieve_answers_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relieves" ADD CONSTRAINT "relieves_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relieves" ADD CONSTRAINT "relieves_to_account_id_accounts_id_fk" FOREIGN KEY ("to_account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relieves" ADD CONSTRAINT "relieves_with_claim_id_claims_id_fk" FOREIGN KEY ("with_claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_readings" ADD CONSTRAINT "risk_readings_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_readings" ADD CONSTRAINT "risk_readings_checkpoint_id_checkpoints_id_fk" FOREIGN KEY ("checkpoint_id") REFERENCES "public"."checkpoints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_rules" ADD CONSTRAINT "shift_rules_area_id_areas_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_templates" ADD CONSTRAINT "shift_templates_area_id_areas_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_waits" ADD CONSTRAINT "shift_waits_shift_id_shifts_id_fk" FOREIGN KEY ("shift_id") REFERENCES "public"."shifts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_waits" ADD CONSTRAINT "shift_waits_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shift_waits" ADD CONSTRAINT "shift_waits_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shifts" ADD CONSTRAINT "shifts_checkpoint_id_checkpoints_id_fk" FOREIGN KEY ("checkpoint_id") REFERENCES "public"."checkpoints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "hour_corrections_open" ON "hour_corrections" USING btree ("entry_id") WHERE "hour_corrections"."decided" is null;--> statement-breakpoint
CREATE INDEX "hour_corrections_account" ON "hour_corrections" USING btree ("account_id","asked_at");--> statement-breakpoint
CREATE INDEX "hour_corrections_area" ON "hour_corrections" USING btree ("area_id") WHERE "hour_corrections"."decided" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "duty_pairs_live" ON "duty_pairs" USING btree ("one_id","other_id") WHERE "duty_pairs"."state" in ('asked', 'agreed');--> statement-breakpoint
CREATE INDEX "duty_pairs_other" ON "duty_pairs" USING btree ("other_id");--> statement-breakpoint
CREATE INDEX "roster_gaps_roster" ON "roster_gaps" USING btree ("roster_id","shift_id");--> statement-breakpoint
CREATE INDEX "roster_places_person" ON "roster_places" USING btree ("roster_id","account_id");--> statement-breakpoint
CREATE INDEX "roster_places_shift" ON "roster_places" USING btree ("shift_id");--> statement-breakpoint
CREATE INDEX "rosters_area" ON "rosters" USING btree ("area_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "rosters_planning" ON "rosters" USING btree ("area_id") WHERE "rosters"."state" in ('waiting', 'planning');--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_links_token" ON "calendar_links" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_links_live" ON "calendar_links" USING btree ("account_id") WHERE "calendar_links"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX "checkpoints_area" ON "checkpoints" USING btree ("area_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "checkpoints_name" ON "checkpoints" USING btree ("area_id","name") WHERE "checkpoints"."closed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "claims_live" ON "claims" USING btree ("shift_id","account_id") WHERE "claims"."state" in ('offered', 'claimed', 'on-duty', 'left', 'done');--> statement-breakpoint
CREATE INDEX "claims_shift" ON "claims" USING btree ("shift_id");--> statement-breakpoint
CREATE INDEX "claims_account" ON "claims" USING btree ("account_id","starts_at");--> statement-breakpoint
CREATE INDEX "claims_confirm" ON "claims" USING btree ("confirm_by") WHERE "claims"."state" = 'offered';--> statement-breakpoint
CREATE INDEX "claims_disputed" ON "claims" USING btree ("shift_id") WHERE "claims"."disputed_at" is not null and "claims"."dispute_decided" is null;--> statement-breakpoint
CREATE INDEX "claims_to_settle" ON "claims" USING btree ("shift_id") WHERE "claims"."state" in ('claimed', 'on-duty', 'left');--> statement-breakpoint
CREATE INDEX "clearances_community" ON "clearances" USING btree ("community_id");--> statement-breakpoint
CREATE UNIQUE INDEX "demand_patterns_day" ON "demand_patterns" USING btree ("checkpoint_id","from_day");--> statement-breakpoint
CREATE INDEX "duty_log_checkpoint" ON "duty_log" USING btree ("checkpoint_id","at","id");--> statement-breakpoint
CREATE INDEX "handover_notes_checkpoint" ON "handover_notes" USING btree ("checkpoint_id","written_at");--> statement-breakpoint
CREATE INDEX "handover_notes_shift" ON "handover_notes" USING btree ("shift_id","written_at");--> statement-breakpoint
CREATE INDEX "incident_photos_incident" ON "incident_photos" USING btree ("incident_id");--> statement-breakpoint
CREATE INDEX "incident_photos_loose" ON "incident_photos" USING btree ("created_at") WHERE "incident_photos"."incident_id" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "incidents_client" ON "incidents" USING btree ("reported_by","client_id");--> statement-breakpoint
CREATE INDEX "incidents_checkpoint" ON "incidents" USING btree ("checkpoint_id","reported_at");--> statement-breakpoint
CREATE INDEX "relieve_answers_account" ON "relieve_answers" USING btree ("account_id") WHERE "relieve_answers"."declined_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "relieves_open" ON "relieves" USING btree ("claim_id") WHERE "relieves"."state" = 'open';--> statement-breakpoint
CREATE INDEX "relieves_claim" ON "relieves" USING btree ("claim_id");--> statement-breakpoint
CREATE INDEX "relieves_with" ON "relieves" USING btree ("with_claim_id") WHERE "relieves"."with_claim_id" is not null;--> statement-breakpoint
CREATE INDEX "relieves_to" ON "relieves" USING btree ("to_account_id") WHERE "relieves"."state" = 'open';--> statement-breakpoint
CREATE INDEX "relieves_asked" ON "relieves" USING btree ("asked_by","asked_at");--> statement-breakpoint
CREATE INDEX "relieves_expiring" ON "relieves" USING btree ("expires_at") WHERE "relieves"."state" = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "shift_waits_live" ON "shift_waits" USING btree ("shift_id","account_id") WHERE "shift_waits"."state" in ('waiting', 'asked');--> statement-breakpoint
CREATE INDEX "shift_waits_next" ON "shift_waits" USING btree ("shift_id","joined_at","id") WHERE "shift_waits"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "shift_waits_account" ON "shift_waits" USING btree ("account_id","joined_at");--> statement-breakpoint
CREATE UNIQUE INDEX "shifts_start" ON "shifts" USING btree ("checkpoint_id","starts_at") WHERE "shifts"."state" = 'open';--> statement-breakpoint
CREATE INDEX "shifts_checkpoint_day" ON "shifts" USING btree ("checkpoint_id","day");--> statement-breakpoint
CREATE INDEX "shifts_area_start" ON "shifts" USING gist ("area_path","starts_at");--> statement-breakpoint
CREATE INDEX "shifts_due" ON "shifts" USING btree ("due_at") WHERE "shifts"."due_at" is not null;--> statement-breakpoint
ALTER TABLE "service_hours" ADD CONSTRAINT "service_hours_area_id_areas_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_hours" ADD CONSTRAINT "service_hours_corrects_id_service_hours_id_fk" FOREIGN KEY ("corrects_id") REFERENCES "public"."service_hours"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "service_hours_corrects" ON "service_hours" USING btree ("corrects_id") WHERE "service_hours"."corrects_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "service_hours_source" ON "service_hours" USING btree ("source_id","kind");--> statement-breakpoint
ALTER TABLE "service_hours" ADD CONSTRAINT "service_hours_sign" CHECK ("service_hours"."kind" = 'correction' or "service_hours"."minutes" > 0);