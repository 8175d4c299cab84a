CREATE TABLE "sheet_mappings" (
	"version_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"mapping" jsonb NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	"saved_by" uuid,
	CONSTRAINT "sheet_mappings_version_id_number_pk" PRIMARY KEY("version_id","number")
);
--> statement-breakpoint
CREATE TABLE "sheet_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"template_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"mapping_number" integer NOT NULL,
	"area_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"schedule_id" uuid,
	"due_at" timestamp (3) with time zone,
	"period" text NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date NOT NULL,
	"in_full" boolean NOT NULL,
	"reason" text,
	"rights" text[] NOT NULL,
	"state" text NOT NULL,
	"failure" text,
	"findings" jsonb NOT NULL,
	"rows" integer DEFAULT 0 NOT NULL,
	"of_rows" integer,
	"values" jsonb,
	"facts_at" timestamp (3) with time zone,
	"file_hash" "bytea",
	"file_cipher" "bytea",
	"asked_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	CONSTRAINT "sheet_runs_state" CHECK ("sheet_runs"."state" in ('waiting', 'running', 'ready', 'failed', 'expired')),
	CONSTRAINT "sheet_runs_reason" CHECK (not "sheet_runs"."in_full" or "sheet_runs"."reason" is not null)
);
--> statement-breakpoint
CREATE TABLE "sheet_schedules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"template_id" uuid NOT NULL,
	"area_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"rhythm" text NOT NULL,
	"at" text NOT NULL,
	"weekday" integer,
	"period" text NOT NULL,
	"before" boolean NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "sheet_schedules_rhythm" CHECK ("sheet_schedules"."rhythm" in ('daily', 'workdays', 'weekly', 'month-end', 'month-end-workday')),
	CONSTRAINT "sheet_schedules_weekday" CHECK (("sheet_schedules"."rhythm" = 'weekly') = ("sheet_schedules"."weekday" is not null))
);
--> statement-breakpoint
CREATE TABLE "sheet_templates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_id" uuid,
	"shipped_key" text,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "sheet_templates_owner" CHECK (("sheet_templates"."area_id" is null) = ("sheet_templates"."shipped_key" is not null))
);
--> statement-breakpoint
CREATE TABLE "sheet_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"template_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"file_name" text NOT NULL,
	"file_hash" "bytea" NOT NULL,
	"file_cipher" "bytea" NOT NULL,
	"layout" jsonb NOT NULL,
	"changes" jsonb NOT NULL,
	"uploaded_at" timestamp (3) with time zone NOT NULL,
	"uploaded_by" uuid
);
--> statement-breakpoint
ALTER TABLE "sheet_mappings" ADD CONSTRAINT "sheet_mappings_version_id_sheet_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."sheet_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet_mappings" ADD CONSTRAINT "sheet_mappings_saved_by_accounts_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet_runs" ADD CONSTRAINT "sheet_runs_template_id_sheet_templates_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."sheet_templates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet_runs" ADD CONSTRAINT "sheet_runs_version_id_sheet_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."sheet_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet_runs" ADD CONSTRAINT "sheet_runs_area_id_areas_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet_runs" ADD CONSTRAINT "sheet_runs_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet_runs" ADD CONSTRAINT "sheet_runs_schedule_id_sheet_schedules_id_fk" FOREIGN KEY ("schedule_id") REFERENCES "public"."sheet_schedules"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet_schedules" ADD CONSTRAINT "sheet_schedules_template_id_sheet_templates_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."sheet_templates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet_schedules" ADD CONSTRAINT "sheet_schedules_area_id_areas_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet_schedules" ADD CONSTRAINT "sheet_schedules_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet_templates" ADD CONSTRAINT "sheet_templates_area_id_areas_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet_versions" ADD CONSTRAINT "sheet_versions_template_id_sheet_templates_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."sheet_templates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet_versions" ADD CONSTRAINT "sheet_versions_uploaded_by_accounts_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sheet_runs_template" ON "sheet_runs" USING btree ("template_id","id");--> statement-breakpoint
CREATE INDEX "sheet_runs_area" ON "sheet_runs" USING btree ("area_id","id");--> statement-breakpoint
CREATE INDEX "sheet_runs_expiry" ON "sheet_runs" USING btree ("expires_at") WHERE "sheet_runs"."file_cipher" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "sheet_runs_occurrence" ON "sheet_runs" USING btree ("schedule_id","due_at") WHERE "sheet_runs"."schedule_id" is not null;--> statement-breakpoint
CREATE INDEX "sheet_schedules_due" ON "sheet_schedules" USING btree ("due_at") WHERE "sheet_schedules"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "sheet_schedules_template" ON "sheet_schedules" USING btree ("template_id");--> statement-breakpoint
CREATE INDEX "sheet_templates_area" ON "sheet_templates" USING btree ("area_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sheet_templates_shipped" ON "sheet_templates" USING btree ("shipped_key") WHERE "sheet_templates"."shipped_key" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "sheet_versions_number" ON "sheet_versions" USING btree ("template_id","number");