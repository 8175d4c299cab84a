ALTER TABLE "request_messages" ADD COLUMN "client_id" text NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "request_messages_client" ON "request_messages" USING btree ("account_id","client_id");