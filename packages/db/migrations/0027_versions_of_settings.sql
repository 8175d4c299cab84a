CREATE TABLE "setting_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"setting" text NOT NULL,
	"key" text DEFAULT '' NOT NULL,
	"area_id" uuid,
	"version" integer NOT NULL,
	"value" jsonb,
	"reason" text,
	"set_by" uuid,
	"set_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "ladders" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "forms" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "request_kinds" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "setting_versions" ADD CONSTRAINT "setting_versions_area_id_areas_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "setting_versions_version" ON "setting_versions" USING btree ("setting","key",coalesce("area_id", '00000000-0000-0000-0000-000000000000'::uuid),"version");--> statement-breakpoint
INSERT INTO "setting_versions" ("id", "setting", "area_id", "version", "value", "set_by", "set_at")
SELECT gen_random_uuid(), 'shift-rules', "area_id", 1, "rules", "set_by", "set_at" FROM "shift_rules";--> statement-breakpoint
INSERT INTO "setting_versions" ("id", "setting", "area_id", "version", "value", "set_by", "set_at")
SELECT gen_random_uuid(), 'shift-times', "area_id", 1, jsonb_build_object('items', "items"), "set_by", "set_at" FROM "shift_templates";--> statement-breakpoint
INSERT INTO "setting_versions" ("id", "setting", "key", "version", "value", "set_at")
SELECT gen_random_uuid(), 'calendar', to_char("day", 'YYYY'), 1,
  jsonb_build_object('days', jsonb_agg(jsonb_build_object('day', "day", 'works', "works", 'name', "name") ORDER BY "day")), now()
FROM "calendar_days" GROUP BY to_char("day", 'YYYY');
