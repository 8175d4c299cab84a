ALTER TABLE "call_attempts" ADD COLUMN "person_id" uuid;--> statement-breakpoint
ALTER TABLE "call_attempts" ADD COLUMN "phone_blind" "bytea";--> statement-breakpoint
CREATE INDEX "call_attempts_wrong" ON "call_attempts" USING btree ("phone_blind") WHERE "call_attempts"."outcome" = 'wrong-number';--> statement-breakpoint
CREATE INDEX "calls_given" ON "calls" USING btree ("caller_id","day");