CREATE TABLE "case_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "case_events_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"case_kind" text NOT NULL,
	"case_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"what" text NOT NULL,
	"account_id" uuid,
	"role" text,
	"area_path" "ltree" NOT NULL,
	"reason_cipher" "bytea",
	"facts" jsonb NOT NULL,
	"shown_to" text DEFAULT 'everyone' NOT NULL,
	CONSTRAINT "case_events_kind" CHECK ("case_events"."case_kind" in ('request', 'alert')),
	CONSTRAINT "case_events_shown" CHECK ("case_events"."shown_to" in ('everyone', 'staff'))
);
--> statement-breakpoint
CREATE TABLE "absences" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"until_at" timestamp (3) with time zone NOT NULL,
	"stand_in_id" uuid,
	"set_by" uuid NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "absences_span" CHECK ("absences"."until_at" > "absences"."from_at"),
	CONSTRAINT "absences_stand_in" CHECK ("absences"."stand_in_id" is null or "absences"."stand_in_id" <> "absences"."account_id")
);
--> statement-breakpoint
CREATE TABLE "climb_steps" (
	"climb_id" uuid NOT NULL,
	"tick" integer NOT NULL,
	"phase" text NOT NULL,
	"step" smallint NOT NULL,
	"round" smallint NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL,
	"outcome" text NOT NULL,
	"told" jsonb NOT NULL,
	CONSTRAINT "climb_steps_climb_id_tick_step_pk" PRIMARY KEY("climb_id","tick","step"),
	CONSTRAINT "climb_steps_outcome" CHECK ("climb_steps"."outcome" in ('told', 'skipped', 'collapsed', 'asked', 'returned', 'called-back', 'closed', 'by-hand', 'stuck'))
);
--> statement-breakpoint
CREATE TABLE "climb_told" (
	"climb_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"role" text,
	"level" smallint NOT NULL,
	"told_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "climb_told_climb_id_account_id_pk" PRIMARY KEY("climb_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "climbs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_kind" text NOT NULL,
	"case_id" uuid NOT NULL,
	"area_id" uuid NOT NULL,
	"area_path" "ltree" NOT NULL,
	"urgency" text NOT NULL,
	"policy" jsonb NOT NULL,
	"state" text DEFAULT 'running' NOT NULL,
	"phase" text DEFAULT 'answer' NOT NULL,
	"step" smallint DEFAULT 0 NOT NULL,
	"round" smallint DEFAULT 0 NOT NULL,
	"level" smallint DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone,
	"left_ms" bigint,
	"answered_by" uuid,
	"tick" integer DEFAULT 0 NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "climbs_kind" CHECK ("climbs"."case_kind" in ('request', 'alert')),
	CONSTRAINT "climbs_state" CHECK ("climbs"."state" in ('running', 'paused', 'stuck', 'ended')),
	CONSTRAINT "climbs_phase" CHECK ("climbs"."phase" in ('answer', 'start', 'finish', 'confirm')),
	CONSTRAINT "climbs_due_while_running" CHECK (("climbs"."state" = 'running') = ("climbs"."due_at" is not null)),
	CONSTRAINT "climbs_ended" CHECK (("climbs"."state" = 'ended') = ("climbs"."ended_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "ladders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"version" integer NOT NULL,
	"area_id" uuid,
	"definition" jsonb NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"published_by" uuid
);
--> statement-breakpoint
CREATE TABLE "post_gaps" (
	"area_id" uuid NOT NULL,
	"role" text NOT NULL,
	"reason" text NOT NULL,
	"found_at" timestamp (3) with time zone NOT NULL,
	"reported_to" uuid,
	CONSTRAINT "post_gaps_area_id_role_found_at_pk" PRIMARY KEY("area_id","role","found_at")
);
--> statement-breakpoint
CREATE TABLE "supervisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_kind" text NOT NULL,
	"case_id" uuid NOT NULL,
	"area_path" "ltree" NOT NULL,
	"ask_cipher" "bytea" NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_of" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"answer_by" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"answer_cipher" "bytea",
	"late_told_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "helpers" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"is_on" boolean DEFAULT false NOT NULL,
	"on_since" timestamp (3) with time zone,
	"until_at" timestamp (3) with time zone,
	"not_today_until" timestamp (3) with time zone,
	"hours" jsonb NOT NULL,
	"reach" text NOT NULL,
	"kinds" text[] NOT NULL,
	"skills" text[] NOT NULL,
	"languages" text[] NOT NULL,
	"has_car" boolean NOT NULL,
	"isolation_trained" boolean NOT NULL,
	"lifts" boolean NOT NULL,
	"daily_limit" integer NOT NULL,
	"base_area_id" uuid NOT NULL,
	"last_offer_at" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "helpers_reach" CHECK ("helpers"."reach" in ('building', 'cell', 'grid', 'community')),
	CONSTRAINT "helpers_limit" CHECK ("helpers"."daily_limit" between 1 and 30)
);
--> statement-breakpoint
CREATE TABLE "match_outlooks" (
	"request_id" uuid PRIMARY KEY NOT NULL,
	"planned_at" timestamp (3) with time zone NOT NULL,
	"outcome" text NOT NULL,
	"unfit" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "match_turns" (
	"community_id" uuid PRIMARY KEY NOT NULL,
	"due_at" timestamp (3) with time zone,
	"planned_at" timestamp (3) with time zone,
	"figures" jsonb
);
--> statement-breakpoint
CREATE TABLE "offer_stops" (
	"offer_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"stop" smallint NOT NULL,
	"is_open" boolean DEFAULT true NOT NULL,
	"fit" jsonb NOT NULL,
	CONSTRAINT "offer_stops_offer_id_request_id_pk" PRIMARY KEY("offer_id","request_id")
);
--> statement-breakpoint
CREATE TABLE "offers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"community_id" uuid NOT NULL,
	"how" text NOT NULL,
	"offered_by" uuid,
	"state" text DEFAULT 'open' NOT NULL,
	"decline_reason" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "offers_how" CHECK ("offers"."how" in ('plan', 'person')),
	CONSTRAINT "offers_state" CHECK ("offers"."state" in ('open', 'accepted', 'declined', 'expired', 'withdrawn')),
	CONSTRAINT "offers_ended" CHECK (("offers"."state" = 'open') = ("offers"."ended_at" is null))
);
--> statement-breakpoint
CREATE TABLE "service_hours" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"source_id" uuid NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"minutes" integer NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "service_hours_kind" CHECK ("service_hours"."kind" in ('errand', 'shift', 'correction'))
);
--> statement-breakpoint
CREATE TABLE "calendar_days" (
	"day" date PRIMARY KEY NOT NULL,
	"works" boolean NOT NULL,
	"name" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "request_hands" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"role" text NOT NULL,
	"post" text,
	"how" text NOT NULL,
	"bundle_id" uuid,
	"stop" smallint DEFAULT 0 NOT NULL,
	"binding" boolean DEFAULT false NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"until_at" timestamp (3) with time zone,
	"end_reason" text,
	CONSTRAINT "request_hands_role" CHECK ("request_hands"."role" in ('lead', 'joint', 'helper')),
	CONSTRAINT "request_hands_how" CHECK ("request_hands"."how" in ('offer', 'own', 'by-hand', 'post', 'handed-over', 'joined')),
	CONSTRAINT "request_hands_end" CHECK (("request_hands"."until_at" is null) = ("request_hands"."end_reason" is null) and ("request_hands"."end_reason" is null or "request_hands"."end_reason" in ('done', 'given-back', 'timed-out', 'handed-over', 'ended', 'left'))),
	CONSTRAINT "request_hands_span" CHECK ("request_hands"."until_at" is null or "request_hands"."until_at" >= "request_hands"."from_at")
);
--> statement-breakpoint
CREATE TABLE "request_kinds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"version" integer NOT NULL,
	"area_id" uuid,
	"definition" jsonb NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"published_by" uuid,
	"closed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "request_lines" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"place" smallint NOT NULL,
	"text_cipher" "bytea" NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"instead_cipher" "bytea",
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "request_lines_state" CHECK ("request_lines"."state" in ('open', 'got', 'asked', 'replaced', 'declined', 'not-found'))
);
--> statement-breakpoint
CREATE TABLE "request_messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"text_cipher" "bytea" NOT NULL,
	"photo_id" uuid,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "request_pauses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"planned_until" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"paused_by" uuid NOT NULL,
	CONSTRAINT "request_pauses_reason" CHECK ("request_pauses"."reason" in ('waiting-for-resident', 'resident-away', 'shop-closed', 'part-on-order', 'bad-weather', 'suspended'))
);
--> statement-breakpoint
CREATE TABLE "request_photos" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid,
	"household_id" uuid,
	"account_id" uuid NOT NULL,
	"content_cipher" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "request_pleas" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"reason_cipher" "bytea" NOT NULL,
	"until_at" timestamp (3) with time zone,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"approver_role" text NOT NULL,
	"approver_area_id" uuid NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"answer_cipher" "bytea",
	CONSTRAINT "request_pleas_kind" CHECK ("request_pleas"."kind" in ('extend', 'return', 'suspend')),
	CONSTRAINT "request_pleas_state" CHECK ("request_pleas"."state" in ('open', 'granted', 'refused')),
	CONSTRAINT "request_pleas_decided" CHECK (("request_pleas"."state" = 'open') = ("request_pleas"."decided_at" is null))
);
--> statement-breakpoint
CREATE TABLE "request_receipts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"amount_fen" integer NOT NULL,
	"photo_id" uuid,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "request_receipts_amount" CHECK ("request_receipts"."amount_fen" >= 0)
);
--> statement-breakpoint
CREATE TABLE "request_replies" (
	"request_id" uuid PRIMARY KEY NOT NULL,
	"reply" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "requests_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1001 CACHE 1),
	"account_id" uuid NOT NULL,
	"client_id" text NOT NULL,
	"body_hash" "bytea" NOT NULL,
	"kind_id" uuid NOT NULL,
	"kind_key" text NOT NULL,
	"household_id" uuid NOT NULL,
	"person_id" uuid,
	"area_id" uuid NOT NULL,
	"basis" text NOT NULL,
	"urgency" text NOT NULL,
	"state" text DEFAULT 'submitted' NOT NULL,
	"state_since" timestamp (3) with time zone NOT NULL,
	"content_cipher" "bytea" NOT NULL,
	"window_from" timestamp (3) with time zone,
	"window_until" timestamp (3) with time zone,
	"wish_same_sex" boolean DEFAULT false NOT NULL,
	"language" text,
	"contactless" boolean NOT NULL,
	"limits" jsonb NOT NULL,
	"clock" text NOT NULL,
	"submitted_at" timestamp (3) with time zone NOT NULL,
	"deadline_at" timestamp (3) with time zone NOT NULL,
	"taken_at" timestamp (3) with time zone,
	"done_at" timestamp (3) with time zone,
	"answered_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"solved" boolean,
	"stars" smallint,
	"ending_cipher" "bytea",
	"reopened" integer DEFAULT 0 NOT NULL,
	"although" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "requests_basis" CHECK ("requests"."basis" in ('self', 'member', 'relative', 'phone', 'visit', 'paper')),
	CONSTRAINT "requests_urgency" CHECK ("requests"."urgency" in ('danger', 'urgent', 'today', 'usual')),
	CONSTRAINT "requests_state" CHECK ("requests"."state" in ('submitted', 'accepted', 'offered', 'taken', 'under-way', 'done', 'confirmed', 'closed', 'cancelled', 'not-solvable')),
	CONSTRAINT "requests_clock" CHECK ("requests"."clock" in ('all-hours', 'working-time')),
	CONSTRAINT "requests_stars" CHECK ("requests"."stars" between 1 and 5),
	CONSTRAINT "requests_window" CHECK ("requests"."window_until" is null or "requests"."window_from" is null or "requests"."window_until" > "requests"."window_from"),
	CONSTRAINT "requests_closed" CHECK (("requests"."closed_at" is not null) = ("requests"."state" in ('closed', 'cancelled', 'not-solvable')))
);
--> statement-breakpoint
ALTER TABLE "appointments" DROP CONSTRAINT "appointments_role";--> statement-breakpoint
ALTER TABLE "absences" ADD CONSTRAINT "absences_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absences" ADD CONSTRAINT "absences_stand_in_id_accounts_id_fk" FOREIGN KEY ("stand_in_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "climb_steps" ADD CONSTRAINT "climb_steps_climb_id_climbs_id_fk" FOREIGN KEY ("climb_id") REFERENCES "public"."climbs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "climb_told" ADD CONSTRAINT "climb_told_climb_id_climbs_id_fk" FOREIGN KEY ("climb_id") REFERENCES "public"."climbs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "climb_told" ADD CONSTRAINT "climb_told_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "climbs" ADD CONSTRAINT "climbs_area_id_areas_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "climbs" ADD CONSTRAINT "climbs_answered_by_accounts_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ladders" ADD CONSTRAINT "ladders_area_id_areas_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_gaps" ADD CONSTRAINT "post_gaps_area_id_areas_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervisions" ADD CONSTRAINT "supervisions_asked_by_accounts_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervisions" ADD CONSTRAINT "supervisions_asked_of_accounts_id_fk" FOREIGN KEY ("asked_of") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "helpers" ADD CONSTRAINT "helpers_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "helpers" ADD CONSTRAINT "helpers_base_area_id_areas_id_fk" FOREIGN KEY ("base_area_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match_outlooks" ADD CONSTRAINT "match_outlooks_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match_turns" ADD CONSTRAINT "match_turns_community_id_areas_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_stops" ADD CONSTRAINT "offer_stops_offer_id_offers_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."offers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_stops" ADD CONSTRAINT "offer_stops_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_community_id_areas_id_fk" FOREIGN KEY ("community_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_hours" ADD CONSTRAINT "service_hours_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_hands" ADD CONSTRAINT "request_hands_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_hands" ADD CONSTRAINT "request_hands_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_kinds" ADD CONSTRAINT "request_kinds_area_id_areas_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_lines" ADD CONSTRAINT "request_lines_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_messages" ADD CONSTRAINT "request_messages_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_messages" ADD CONSTRAINT "request_messages_photo_id_request_photos_id_fk" FOREIGN KEY ("photo_id") REFERENCES "public"."request_photos"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_pauses" ADD CONSTRAINT "request_pauses_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_photos" ADD CONSTRAINT "request_photos_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_photos" ADD CONSTRAINT "request_photos_household_id_households_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."households"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_pleas" ADD CONSTRAINT "request_pleas_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_pleas" ADD CONSTRAINT "request_pleas_approver_area_id_areas_id_fk" FOREIGN KEY ("approver_area_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_receipts" ADD CONSTRAINT "request_receipts_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_receipts" ADD CONSTRAINT "request_receipts_photo_id_request_photos_id_fk" FOREIGN KEY ("photo_id") REFERENCES "public"."request_photos"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_replies" ADD CONSTRAINT "request_replies_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_kind_id_request_kinds_id_fk" FOREIGN KEY ("kind_id") REFERENCES "public"."request_kinds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_household_id_households_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."households"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_area_id_areas_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_events_case" ON "case_events" USING btree ("case_id","id");--> statement-breakpoint
CREATE INDEX "case_events_seq" ON "case_events" USING btree ("seq");--> statement-breakpoint
CREATE INDEX "absences_account" ON "absences" USING btree ("account_id","until_at");--> statement-breakpoint
CREATE INDEX "climb_told_account" ON "climb_told" USING btree ("account_id","climb_id");--> statement-breakpoint
CREATE UNIQUE INDEX "climbs_case" ON "climbs" USING btree ("case_id") WHERE "climbs"."state" <> 'ended';--> statement-breakpoint
CREATE INDEX "climbs_due" ON "climbs" USING btree ("due_at","id") WHERE "climbs"."state" = 'running';--> statement-breakpoint
CREATE INDEX "climbs_area" ON "climbs" USING gist ("area_path") WHERE "climbs"."state" <> 'ended';--> statement-breakpoint
CREATE UNIQUE INDEX "ladders_version" ON "ladders" USING btree ("key",coalesce("area_id", '00000000-0000-0000-0000-000000000000'::uuid),"version");--> statement-breakpoint
CREATE INDEX "supervisions_case" ON "supervisions" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "supervisions_of" ON "supervisions" USING btree ("asked_of","id");--> statement-breakpoint
CREATE INDEX "supervisions_by" ON "supervisions" USING btree ("asked_by","id");--> statement-breakpoint
CREATE INDEX "supervisions_due" ON "supervisions" USING btree ("answer_by") WHERE "supervisions"."answered_at" is null and "supervisions"."late_told_at" is null;--> statement-breakpoint
CREATE INDEX "helpers_on" ON "helpers" USING btree ("base_area_id") WHERE "helpers"."is_on";--> statement-breakpoint
CREATE INDEX "match_turns_due" ON "match_turns" USING btree ("due_at") WHERE "match_turns"."due_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "offer_stops_open" ON "offer_stops" USING btree ("request_id") WHERE "offer_stops"."is_open";--> statement-breakpoint
CREATE INDEX "offer_stops_request" ON "offer_stops" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "offers_account" ON "offers" USING btree ("account_id","created_at");--> statement-breakpoint
CREATE INDEX "offers_expiring" ON "offers" USING btree ("expires_at") WHERE "offers"."state" = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "service_hours_source" ON "service_hours" USING btree ("source_id","kind") WHERE "service_hours"."kind" <> 'correction';--> statement-breakpoint
CREATE INDEX "service_hours_account" ON "service_hours" USING btree ("account_id","from_at");--> statement-breakpoint
CREATE UNIQUE INDEX "request_hands_helper" ON "request_hands" USING btree ("request_id") WHERE "request_hands"."role" = 'helper' and "request_hands"."until_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "request_hands_lead" ON "request_hands" USING btree ("request_id") WHERE "request_hands"."role" = 'lead' and "request_hands"."until_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "request_hands_once" ON "request_hands" USING btree ("request_id","account_id","role") WHERE "request_hands"."until_at" is null;--> statement-breakpoint
CREATE INDEX "request_hands_account" ON "request_hands" USING btree ("account_id","from_at");--> statement-breakpoint
CREATE INDEX "request_hands_live" ON "request_hands" USING btree ("account_id") WHERE "request_hands"."until_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "request_kinds_version" ON "request_kinds" USING btree ("key",coalesce("area_id", '00000000-0000-0000-0000-000000000000'::uuid),"version");--> statement-breakpoint
CREATE INDEX "request_kinds_area" ON "request_kinds" USING btree ("area_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "request_lines_place" ON "request_lines" USING btree ("request_id","place");--> statement-breakpoint
CREATE INDEX "request_messages_request" ON "request_messages" USING btree ("request_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "request_pauses_live" ON "request_pauses" USING btree ("request_id") WHERE "request_pauses"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "request_pauses_due" ON "request_pauses" USING btree ("planned_until") WHERE "request_pauses"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "request_photos_request" ON "request_photos" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "request_photos_loose" ON "request_photos" USING btree ("created_at") WHERE "request_photos"."request_id" is null;--> statement-breakpoint
CREATE INDEX "request_photos_account" ON "request_photos" USING btree ("account_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "request_pleas_open" ON "request_pleas" USING btree ("request_id","kind") WHERE "request_pleas"."state" = 'open';--> statement-breakpoint
CREATE INDEX "request_pleas_approver" ON "request_pleas" USING btree ("approver_area_id","approver_role") WHERE "request_pleas"."state" = 'open';--> statement-breakpoint
CREATE INDEX "request_receipts_request" ON "request_receipts" USING btree ("request_id");--> statement-breakpoint
CREATE UNIQUE INDEX "requests_client" ON "requests" USING btree ("account_id","client_id");--> statement-breakpoint
CREATE UNIQUE INDEX "requests_number" ON "requests" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "requests_same_matter" ON "requests" USING btree ("household_id",coalesce("person_id", '00000000-0000-0000-0000-000000000000'::uuid),"kind_key") WHERE "requests"."closed_at" is null and not "requests"."although";--> statement-breakpoint
CREATE INDEX "requests_household" ON "requests" USING btree ("household_id","id");--> statement-breakpoint
CREATE INDEX "requests_account" ON "requests" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "requests_open" ON "requests" USING btree ("area_id","id") WHERE "requests"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "requests_area" ON "requests" USING btree ("area_id","submitted_at");--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_role" CHECK ("appointments"."role" in ('volunteer', 'resident-representative', 'building-head', 'cell-head', 'grid-leader', 'secretary', 'duty-officer', 'inspector', 'seconded-official', 'property-team', 'utilities-team', 'medical-team', 'counselling-team', 'legal-team'));