CREATE TABLE "team_duties" (
	"appointment_id" uuid PRIMARY KEY NOT NULL,
	"spans" jsonb NOT NULL,
	"set_by" uuid NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "handover_items" (
	"handover_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"to_account_id" uuid NOT NULL,
	"title" jsonb NOT NULL,
	"place" text NOT NULL,
	CONSTRAINT "handover_items_handover_id_number_pk" PRIMARY KEY("handover_id","number"),
	CONSTRAINT "handover_items_kind" CHECK ("handover_items"."kind" in ('post', 'request', 'joint', 'errand', 'alert', 'told', 'supervision', 'supervising', 'call', 'shift', 'roster', 'stand-in'))
);
--> statement-breakpoint
CREATE TABLE "handover_letters" (
	"handover_id" uuid NOT NULL,
	"to_account_id" uuid NOT NULL,
	"text_cipher" "bytea" NOT NULL,
	CONSTRAINT "handover_letters_handover_id_to_account_id_pk" PRIMARY KEY("handover_id","to_account_id")
);
--> statement-breakpoint
CREATE TABLE "handovers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"from_account_id" uuid NOT NULL,
	"area_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"done_by" uuid NOT NULL,
	"done_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "appointments" DROP CONSTRAINT "appointments_role";--> statement-breakpoint
ALTER TABLE "team_duties" ADD CONSTRAINT "team_duties_appointment_id_appointments_id_fk" FOREIGN KEY ("appointment_id") REFERENCES "public"."appointments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_items" ADD CONSTRAINT "handover_items_handover_id_handovers_id_fk" FOREIGN KEY ("handover_id") REFERENCES "public"."handovers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_items" ADD CONSTRAINT "handover_items_to_account_id_accounts_id_fk" FOREIGN KEY ("to_account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_letters" ADD CONSTRAINT "handover_letters_handover_id_handovers_id_fk" FOREIGN KEY ("handover_id") REFERENCES "public"."handovers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_letters" ADD CONSTRAINT "handover_letters_to_account_id_accounts_id_fk" FOREIGN KEY ("to_account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_from_account_id_accounts_id_fk" FOREIGN KEY ("from_account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_area_id_areas_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "handover_items_to" ON "handover_items" USING btree ("to_account_id","handover_id");--> statement-breakpoint
CREATE INDEX "handovers_from" ON "handovers" USING btree ("from_account_id","id");--> statement-breakpoint
CREATE INDEX "handovers_area" ON "handovers" USING btree ("area_id","id");--> statement-breakpoint
CREATE INDEX "alerts_taken" ON "alerts" USING btree ("taken_by") WHERE "alerts"."state" = 'taken';--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_role" CHECK ("appointments"."role" in ('volunteer', 'resident-representative', 'building-head', 'cell-head', 'grid-leader', 'secretary', 'duty-officer', 'inspector', 'seconded-official', 'property-team', 'utilities-team', 'medical-team', 'counselling-team', 'legal-team', 'mediation-team'));