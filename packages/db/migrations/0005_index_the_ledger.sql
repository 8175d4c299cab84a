ALTER TABLE "round_members" DROP CONSTRAINT "round_members_person_id_persons_id_fk";
--> statement-breakpoint
ALTER TABLE "round_members" DROP CONSTRAINT "round_members_household_id_households_id_fk";
--> statement-breakpoint
DROP INDEX "notices_matter";--> statement-breakpoint
DROP INDEX "round_members_area";--> statement-breakpoint
ALTER TABLE "submissions" ALTER COLUMN "reply" SET DATA TYPE json;--> statement-breakpoint
CREATE INDEX "person_reports_attention" ON "person_reports" USING btree ("slot_id","person_id") WHERE "person_reports"."level" <> 'normal';--> statement-breakpoint
CREATE UNIQUE INDEX "notices_matter" ON "notices" USING btree ("matter","account_id");--> statement-breakpoint
CREATE INDEX "round_members_area" ON "round_members" USING btree ("round_id","area_path","household_id");--> statement-breakpoint
-- Coverage of a district reads when each person was reported from the index alone.
ALTER TABLE "person_reports" DROP CONSTRAINT "person_reports_slot_id_person_id_seq_pk";--> statement-breakpoint
ALTER TABLE "person_reports" ADD CONSTRAINT "person_reports_slot_id_person_id_seq_pk" PRIMARY KEY ("slot_id","person_id","seq") INCLUDE ("reported_at");
