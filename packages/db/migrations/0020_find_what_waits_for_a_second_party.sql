DROP INDEX "claims_to_settle";--> statement-breakpoint
CREATE INDEX "claims_to_settle" ON "claims" USING btree ("starts_at","id") WHERE "claims"."state" in ('claimed', 'on-duty', 'left');