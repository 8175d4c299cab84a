CREATE TABLE "audit_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"account_id" uuid,
	"action" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid,
	"area_path" "ltree",
	"reason" text,
	"facts" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"display_name" text NOT NULL,
	"phone_cipher" "bytea",
	"phone_blind" "bytea",
	"language" text DEFAULT 'zh-Hans' NOT NULL,
	"elder_mode" boolean DEFAULT false NOT NULL,
	"totp_cipher" "bytea",
	"totp_confirmed_at" timestamp (3) with time zone,
	"totp_last_step" bigint,
	"created_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "accounts_language" CHECK ("accounts"."language" in ('zh-Hans', 'zh-Hant', 'en'))
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"account_id" uuid NOT NULL,
	"key" text NOT NULL,
	"endpoint" text NOT NULL,
	"body_hash" "bytea" NOT NULL,
	"reply" jsonb,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_account_id_key_pk" PRIMARY KEY("account_id","key")
);
--> statement-breakpoint
CREATE TABLE "identities" (
	"provider" text NOT NULL,
	"subject" text NOT NULL,
	"account_id" uuid NOT NULL,
	"union_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "identities_provider_subject_pk" PRIMARY KEY("provider","subject"),
	CONSTRAINT "identities_provider" CHECK ("identities"."provider" in ('wechat'))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"platform" text NOT NULL,
	"label" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"second_factor_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "sign_in_codes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"phone_blind" "bytea" NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"facts" jsonb NOT NULL,
	"matter" text NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "notices_state" CHECK ("notices"."state" in ('queued', 'dropped'))
);
--> statement-breakpoint
CREATE TABLE "job_turns" (
	"name" text PRIMARY KEY NOT NULL,
	"next_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"payload" jsonb NOT NULL,
	"run_at" timestamp with time zone NOT NULL,
	"wake_at" timestamp with time zone NOT NULL,
	"dedupe_key" text,
	"created_at" timestamp with time zone NOT NULL,
	"relayed_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"failure" text,
	"dead_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "appointments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"role" text NOT NULL,
	"area_id" uuid NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"until_at" timestamp (3) with time zone,
	"seconded_from" text,
	"appointed_by" uuid,
	"end_reason" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "appointments_span" CHECK ("appointments"."until_at" is null or "appointments"."until_at" >= "appointments"."from_at"),
	CONSTRAINT "appointments_role" CHECK ("appointments"."role" in ('volunteer', 'resident-representative', 'building-head', 'cell-head', 'grid-leader', 'secretary', 'duty-officer', 'inspector', 'seconded-official'))
);
--> statement-breakpoint
CREATE TABLE "area_moves" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_id" uuid NOT NULL,
	"from_parent_id" uuid NOT NULL,
	"to_parent_id" uuid NOT NULL,
	"from_path" "ltree" NOT NULL,
	"to_path" "ltree" NOT NULL,
	"moved_at" timestamp (3) with time zone NOT NULL,
	"moved_by" uuid NOT NULL,
	"reason" text NOT NULL,
	"households" integer NOT NULL,
	"persons" integer NOT NULL,
	"undone_at" timestamp (3) with time zone,
	"undoes_id" uuid
);
--> statement-breakpoint
CREATE TABLE "areas" (
	"id" uuid PRIMARY KEY NOT NULL,
	"parent_id" uuid,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"compound" text,
	"label" bigint GENERATED ALWAYS AS IDENTITY (sequence name "areas_label_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"path" "ltree" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "areas_kind" CHECK ("areas"."kind" in ('district', 'street', 'community', 'grid', 'cell', 'building', 'unit'))
);
--> statement-breakpoint
CREATE TABLE "column_mappings" (
	"account_id" uuid NOT NULL,
	"headings" "bytea" NOT NULL,
	"mapping" jsonb NOT NULL,
	"used_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "column_mappings_account_id_headings_pk" PRIMARY KEY("account_id","headings")
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"version" integer NOT NULL,
	"given_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "exports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"format" text NOT NULL,
	"state" text NOT NULL,
	"rows" integer,
	"key_hash" "bytea",
	"file_cipher" "bytea",
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	CONSTRAINT "exports_state" CHECK ("exports"."state" in ('waiting', 'ready', 'expired', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "households" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_id" uuid NOT NULL,
	"door" text NOT NULL,
	"address" text NOT NULL,
	"occupancy" text DEFAULT 'unknown' NOT NULL,
	"tenancy" text DEFAULT 'unknown' NOT NULL,
	"head_count" integer,
	"note" text,
	"code_hash" "bytea",
	"code_expires_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "households_occupancy" CHECK ("households"."occupancy" in ('lived-in', 'empty', 'unknown')),
	CONSTRAINT "households_tenancy" CHECK ("households"."tenancy" in ('own', 'rented', 'group-rented', 'unknown'))
);
--> statement-breakpoint
CREATE TABLE "import_problems" (
	"import_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"sheet" text NOT NULL,
	"row" integer NOT NULL,
	"column" integer,
	"field" text,
	"code" text NOT NULL,
	"is_error" boolean NOT NULL,
	CONSTRAINT "import_problems_import_id_number_pk" PRIMARY KEY("import_id","number")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"file_hash" "bytea" NOT NULL,
	"file_cipher" "bytea",
	"state" text NOT NULL,
	"failure" text,
	"sheets" jsonb NOT NULL,
	"counts" jsonb NOT NULL,
	"next_sheet" integer DEFAULT 0 NOT NULL,
	"next_row" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "imports_state" CHECK ("imports"."state" in ('uploaded', 'checking', 'checked', 'running', 'done', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "joins" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"household_id" uuid,
	"person_id" uuid,
	"area_id" uuid,
	"way" text NOT NULL,
	"state" text NOT NULL,
	"relation" text NOT NULL,
	"applicant_name" text NOT NULL,
	"address" text NOT NULL,
	"message" text DEFAULT '' NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"decided_by" uuid,
	"decision_reason" text,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "joins_way" CHECK ("joins"."way" in ('code', 'phone', 'ask')),
	CONSTRAINT "joins_state" CHECK ("joins"."state" in ('asked', 'confirmed', 'refused')),
	CONSTRAINT "joins_confirmed" CHECK ("joins"."state" <> 'confirmed' or "joins"."household_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"id" uuid PRIMARY KEY NOT NULL,
	"household_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"relation" text NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"until_at" timestamp (3) with time zone,
	"end_reason" text,
	CONSTRAINT "memberships_span" CHECK ("memberships"."until_at" is null or "memberships"."until_at" >= "memberships"."from_at")
);
--> statement-breakpoint
CREATE TABLE "persons" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid,
	"name" text NOT NULL,
	"name_sounds" text DEFAULT '' NOT NULL,
	"sex" text,
	"birth_date" date,
	"phone_cipher" "bytea",
	"phone_blind" "bytea",
	"id_kind" text,
	"id_cipher" "bytea",
	"id_blind" "bytea",
	"registration" text,
	"language" text,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "persons_sex" CHECK ("persons"."sex" in ('male', 'female'))
);
--> statement-breakpoint
CREATE TABLE "relatives" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"relation" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "vehicles" (
	"id" uuid PRIMARY KEY NOT NULL,
	"household_id" uuid NOT NULL,
	"plate_cipher" "bytea" NOT NULL,
	"plate_blind" "bytea" NOT NULL,
	"kind" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alerts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"level" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"round_id" uuid,
	"slot_id" uuid,
	"household_id" uuid,
	"person_id" uuid,
	"submission_id" uuid,
	"area_id" uuid NOT NULL,
	"facts" jsonb NOT NULL,
	"matter" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"taken_by" uuid,
	"taken_at" timestamp (3) with time zone,
	"resolved_by" uuid,
	"resolved_at" timestamp (3) with time zone,
	"outcome" text,
	CONSTRAINT "alerts_state" CHECK ("alerts"."state" in ('open', 'taken', 'resolved'))
);
--> statement-breakpoint
CREATE TABLE "call_attempts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"call_id" uuid NOT NULL,
	"caller_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calls" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slot_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"caller_id" uuid,
	"day" date NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "calls_state" CHECK ("calls"."state" in ('open', 'done', 'to-visit'))
);
--> statement-breakpoint
CREATE TABLE "forms" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"version" integer NOT NULL,
	"definition" jsonb NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"published_by" uuid
);
--> statement-breakpoint
CREATE TABLE "gap_notes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"round_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"until_day" date,
	"note" text DEFAULT '' NOT NULL,
	"said_by" uuid,
	"said_at" timestamp (3) with time zone NOT NULL,
	"lifted_at" timestamp (3) with time zone,
	CONSTRAINT "gap_notes_reason" CHECK ("gap_notes"."reason" in ('away', 'exempt', 'refused', 'unreachable', 'muted'))
);
--> statement-breakpoint
CREATE TABLE "gap_steps" (
	"slot_id" uuid NOT NULL,
	"step" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"done_at" timestamp (3) with time zone,
	"reached" integer,
	CONSTRAINT "gap_steps_slot_id_step_pk" PRIMARY KEY("slot_id","step"),
	CONSTRAINT "gap_steps_step" CHECK ("gap_steps"."step" in ('remind', 'ask-proxy', 'call', 'visit'))
);
--> statement-breakpoint
CREATE TABLE "person_reports" (
	"slot_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"seq" smallint NOT NULL,
	"submission_id" uuid NOT NULL,
	"answers" jsonb NOT NULL,
	"level" text NOT NULL,
	"reported_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "person_reports_slot_id_person_id_seq_pk" PRIMARY KEY("slot_id","person_id","seq"),
	CONSTRAINT "person_reports_level" CHECK ("person_reports"."level" in ('normal', 'notice', 'alert', 'danger'))
);
--> statement-breakpoint
CREATE TABLE "photos" (
	"id" uuid PRIMARY KEY NOT NULL,
	"household_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"content_cipher" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "round_members" (
	"round_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"until_at" timestamp (3) with time zone,
	"household_id" uuid NOT NULL,
	"area_path" "ltree" NOT NULL,
	"end_reason" text,
	CONSTRAINT "round_members_round_id_person_id_from_at_pk" PRIMARY KEY("round_id","person_id","from_at"),
	CONSTRAINT "round_members_span" CHECK ("round_members"."until_at" is null or "round_members"."until_at" >= "round_members"."from_at")
);
--> statement-breakpoint
CREATE TABLE "round_slots" (
	"id" uuid PRIMARY KEY NOT NULL,
	"round_id" uuid NOT NULL,
	"day" date NOT NULL,
	"part" text NOT NULL,
	"opens_at" timestamp (3) with time zone NOT NULL,
	"closes_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "round_slots_part_known" CHECK ("round_slots"."part" in ('once', 'day', 'morning', 'evening')),
	CONSTRAINT "round_slots_window" CHECK ("round_slots"."closes_at" > "round_slots"."opens_at")
);
--> statement-breakpoint
CREATE TABLE "rounds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"form_id" uuid NOT NULL,
	"area_id" uuid NOT NULL,
	"audience" jsonb NOT NULL,
	"slots" jsonb NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"legal_basis" text NOT NULL,
	"purpose" text NOT NULL,
	"data_afterwards" text NOT NULL,
	"opened_by" uuid NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"close_reason" text,
	CONSTRAINT "rounds_span" CHECK ("rounds"."ends_on" >= "rounds"."starts_on"),
	CONSTRAINT "rounds_data" CHECK ("rounds"."data_afterwards" in ('destroy', 'keep-30-days', 'service-record'))
);
--> statement-breakpoint
CREATE TABLE "submissions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"client_id" text NOT NULL,
	"body_hash" "bytea" NOT NULL,
	"round_id" uuid NOT NULL,
	"slot_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"basis" text NOT NULL,
	"captured_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"replaces_id" uuid,
	"household_answers" jsonb NOT NULL,
	"reply" jsonb NOT NULL,
	CONSTRAINT "submissions_basis" CHECK ("submissions"."basis" in ('self', 'relative', 'phone', 'visit', 'paper'))
);
--> statement-breakpoint
CREATE TABLE "visits" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slot_id" uuid NOT NULL,
	"household_id" uuid NOT NULL,
	"why" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"outcome" text,
	"note" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"visited_by" uuid,
	"visited_at" timestamp (3) with time zone,
	CONSTRAINT "visits_state" CHECK ("visits"."state" in ('open', 'done'))
);
--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_area_id_areas_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "area_moves" ADD CONSTRAINT "area_moves_area_id_areas_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "area_moves" ADD CONSTRAINT "area_moves_from_parent_id_areas_id_fk" FOREIGN KEY ("from_parent_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "area_moves" ADD CONSTRAINT "area_moves_to_parent_id_areas_id_fk" FOREIGN KEY ("to_parent_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "area_moves" ADD CONSTRAINT "area_moves_undoes_id_area_moves_id_fk" FOREIGN KEY ("undoes_id") REFERENCES "public"."area_moves"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "areas" ADD CONSTRAINT "areas_parent_id_areas_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exports" ADD CONSTRAINT "exports_area_id_areas_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "households" ADD CONSTRAINT "households_area_id_areas_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_problems" ADD CONSTRAINT "import_problems_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_area_id_areas_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "joins" ADD CONSTRAINT "joins_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "joins" ADD CONSTRAINT "joins_household_id_households_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."households"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "joins" ADD CONSTRAINT "joins_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "joins" ADD CONSTRAINT "joins_area_id_areas_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_household_id_households_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."households"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "persons" ADD CONSTRAINT "persons_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relatives" ADD CONSTRAINT "relatives_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relatives" ADD CONSTRAINT "relatives_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vehicles" ADD CONSTRAINT "vehicles_household_id_households_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."households"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_household_id_households_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."households"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_area_id_areas_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_attempts" ADD CONSTRAINT "call_attempts_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_slot_id_round_slots_id_fk" FOREIGN KEY ("slot_id") REFERENCES "public"."round_slots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_household_id_households_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."households"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_caller_id_accounts_id_fk" FOREIGN KEY ("caller_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gap_notes" ADD CONSTRAINT "gap_notes_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gap_notes" ADD CONSTRAINT "gap_notes_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gap_steps" ADD CONSTRAINT "gap_steps_slot_id_round_slots_id_fk" FOREIGN KEY ("slot_id") REFERENCES "public"."round_slots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "photos" ADD CONSTRAINT "photos_household_id_households_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."households"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_members" ADD CONSTRAINT "round_members_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_members" ADD CONSTRAINT "round_members_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_members" ADD CONSTRAINT "round_members_household_id_households_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."households"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_slots" ADD CONSTRAINT "round_slots_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_form_id_forms_id_fk" FOREIGN KEY ("form_id") REFERENCES "public"."forms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_area_id_areas_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_slot_id_round_slots_id_fk" FOREIGN KEY ("slot_id") REFERENCES "public"."round_slots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visits" ADD CONSTRAINT "visits_slot_id_round_slots_id_fk" FOREIGN KEY ("slot_id") REFERENCES "public"."round_slots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visits" ADD CONSTRAINT "visits_household_id_households_id_fk" FOREIGN KEY ("household_id") REFERENCES "public"."households"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_subject" ON "audit_entries" USING btree ("subject_kind","subject_id","id");--> statement-breakpoint
CREATE INDEX "audit_account" ON "audit_entries" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "audit_area" ON "audit_entries" USING gist ("area_path");--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_phone_blind" ON "accounts" USING btree ("phone_blind") WHERE "accounts"."phone_blind" is not null;--> statement-breakpoint
CREATE INDEX "idempotency_keys_age" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "identities_account" ON "identities" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_token_hash" ON "sessions" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "sessions_live" ON "sessions" USING btree ("account_id") WHERE "sessions"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX "sign_in_codes_phone" ON "sign_in_codes" USING btree ("phone_blind","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "notices_matter" ON "notices" USING btree ("account_id","matter");--> statement-breakpoint
CREATE INDEX "notices_queued" ON "notices" USING btree ("created_at") WHERE "notices"."state" = 'queued';--> statement-breakpoint
CREATE INDEX "outbox_owed_idx" ON "outbox" USING btree ("wake_at","id") WHERE "outbox"."dead_at" is null;--> statement-breakpoint
CREATE INDEX "outbox_dead_idx" ON "outbox" USING btree ("dead_at") WHERE "outbox"."dead_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_waiting_key" ON "outbox" USING btree ("name","dedupe_key") WHERE "outbox"."relayed_at" is null and "outbox"."dead_at" is null;--> statement-breakpoint
CREATE INDEX "appointments_account" ON "appointments" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "appointments_area" ON "appointments" USING btree ("area_id","role");--> statement-breakpoint
CREATE INDEX "area_moves_area" ON "area_moves" USING btree ("area_id","moved_at");--> statement-breakpoint
CREATE UNIQUE INDEX "area_moves_undoes" ON "area_moves" USING btree ("undoes_id");--> statement-breakpoint
CREATE UNIQUE INDEX "areas_path" ON "areas" USING btree ("path");--> statement-breakpoint
CREATE UNIQUE INDEX "areas_label" ON "areas" USING btree ("label");--> statement-breakpoint
CREATE INDEX "areas_path_gist" ON "areas" USING gist ("path");--> statement-breakpoint
CREATE UNIQUE INDEX "areas_name" ON "areas" USING btree (coalesce("parent_id", '00000000-0000-0000-0000-000000000000'::uuid),"name") WHERE "areas"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "areas_parent" ON "areas" USING btree ("parent_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "consents_live" ON "consents" USING btree ("account_id","kind","version") WHERE "consents"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "exports_account" ON "exports" USING btree ("account_id","created_at");--> statement-breakpoint
CREATE INDEX "exports_expiry" ON "exports" USING btree ("expires_at") WHERE "exports"."file_cipher" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "households_door" ON "households" USING btree ("area_id","door") WHERE "households"."closed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "households_code" ON "households" USING btree ("code_hash") WHERE "households"."code_hash" is not null;--> statement-breakpoint
CREATE INDEX "households_address" ON "households" USING gin ("address" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "imports_area" ON "imports" USING btree ("area_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "joins_live" ON "joins" USING btree ("account_id","household_id") WHERE "joins"."ended_at" is null and "joins"."state" in ('asked', 'confirmed');--> statement-breakpoint
CREATE INDEX "joins_account" ON "joins" USING btree ("account_id") WHERE "joins"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "joins_household" ON "joins" USING btree ("household_id") WHERE "joins"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "joins_waiting" ON "joins" USING btree ("area_id","asked_at") WHERE "joins"."state" = 'asked' and "joins"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "memberships_household" ON "memberships" USING btree ("household_id") WHERE "memberships"."until_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "memberships_person" ON "memberships" USING btree ("person_id") WHERE "memberships"."until_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "memberships_head" ON "memberships" USING btree ("household_id") WHERE "memberships"."until_at" is null and "memberships"."relation" = 'head';--> statement-breakpoint
CREATE UNIQUE INDEX "persons_account" ON "persons" USING btree ("account_id") WHERE "persons"."account_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "persons_id_blind" ON "persons" USING btree ("id_blind") WHERE "persons"."id_blind" is not null;--> statement-breakpoint
CREATE INDEX "persons_phone_blind" ON "persons" USING btree ("phone_blind") WHERE "persons"."phone_blind" is not null;--> statement-breakpoint
CREATE INDEX "persons_name" ON "persons" USING gin (("name" || ' ' || "name_sounds") gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "persons_tags" ON "persons" USING gin ("tags");--> statement-breakpoint
CREATE UNIQUE INDEX "relatives_live" ON "relatives" USING btree ("account_id","person_id") WHERE "relatives"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "relatives_person" ON "relatives" USING btree ("person_id") WHERE "relatives"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "vehicles_plate" ON "vehicles" USING btree ("household_id","plate_blind");--> statement-breakpoint
CREATE INDEX "vehicles_blind" ON "vehicles" USING btree ("plate_blind");--> statement-breakpoint
CREATE UNIQUE INDEX "alerts_matter" ON "alerts" USING btree ("matter");--> statement-breakpoint
CREATE INDEX "alerts_area" ON "alerts" USING btree ("area_id","state","created_at");--> statement-breakpoint
CREATE INDEX "alerts_person" ON "alerts" USING btree ("person_id","kind","created_at");--> statement-breakpoint
CREATE INDEX "call_attempts_call" ON "call_attempts" USING btree ("call_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "calls_household" ON "calls" USING btree ("slot_id","household_id");--> statement-breakpoint
CREATE INDEX "calls_caller" ON "calls" USING btree ("caller_id","day") WHERE "calls"."state" = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "forms_version" ON "forms" USING btree ("key","version");--> statement-breakpoint
CREATE UNIQUE INDEX "gap_notes_live" ON "gap_notes" USING btree ("round_id","person_id") WHERE "gap_notes"."lifted_at" is null;--> statement-breakpoint
CREATE INDEX "gap_steps_due" ON "gap_steps" USING btree ("due_at") WHERE "gap_steps"."done_at" is null;--> statement-breakpoint
CREATE INDEX "person_reports_submission" ON "person_reports" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "photos_household" ON "photos" USING btree ("household_id");--> statement-breakpoint
CREATE INDEX "round_members_area" ON "round_members" USING btree ("round_id","area_path");--> statement-breakpoint
CREATE INDEX "round_members_household" ON "round_members" USING btree ("household_id","round_id");--> statement-breakpoint
CREATE UNIQUE INDEX "round_slots_part" ON "round_slots" USING btree ("round_id","day","part");--> statement-breakpoint
CREATE INDEX "round_slots_closing" ON "round_slots" USING btree ("closes_at");--> statement-breakpoint
CREATE INDEX "rounds_area" ON "rounds" USING btree ("area_id","opened_at");--> statement-breakpoint
CREATE UNIQUE INDEX "submissions_client" ON "submissions" USING btree ("account_id","client_id");--> statement-breakpoint
CREATE UNIQUE INDEX "submissions_replaces" ON "submissions" USING btree ("replaces_id") WHERE "submissions"."replaces_id" is not null;--> statement-breakpoint
CREATE INDEX "submissions_household" ON "submissions" USING btree ("household_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "visits_household" ON "visits" USING btree ("slot_id","household_id");