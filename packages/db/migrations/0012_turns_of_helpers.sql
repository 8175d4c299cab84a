ALTER TABLE "helpers" ADD COLUMN "turns" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "request_hands_request" ON "request_hands" USING btree ("request_id");