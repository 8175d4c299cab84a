CREATE TABLE "callbacks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"area_id" uuid NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"not_before" timestamp (3) with time zone NOT NULL,
	"outcome" text,
	"done_by" uuid,
	"done_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "callbacks_outcome" CHECK ("callbacks"."outcome" in ('reached', 'no-answer', 'wrong-number', 'refused', 'needless')),
	CONSTRAINT "callbacks_done" CHECK ("callbacks"."done_at" is null or "callbacks"."outcome" is not null)
);
--> statement-breakpoint
CREATE TABLE "message_consents" (
	"account_id" uuid NOT NULL,
	"template_id" text NOT NULL,
	"left" integer NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "message_consents_account_id_template_id_pk" PRIMARY KEY("account_id","template_id"),
	CONSTRAINT "message_consents_left" CHECK ("message_consents"."left" >= 0)
);
--> statement-breakpoint
CREATE TABLE "message_tries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"message_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"template_id" text,
	"begun_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "message_tries_channel" CHECK ("message_tries"."channel" in ('wechat', 'sms')),
	CONSTRAINT "message_tries_state" CHECK ("message_tries"."state" in ('sending', 'accepted', 'delivered', 'failed', 'no-consent-left', 'unknown'))
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"area_id" uuid,
	"rank" smallint NOT NULL,
	"state" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"callback_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "messages_state" CHECK ("messages"."state" in ('waiting', 'sending', 'accepted', 'delivered', 'unknown', 'failed',
        'no-consent-left', 'in-app', 'to-call', 'phoned', 'not-reached', 'dropped'))
);
--> statement-breakpoint
CREATE TABLE "notice_settings" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"wechat" boolean NOT NULL,
	"sms" boolean NOT NULL,
	"quiet_from" text,
	"quiet_until" text,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "robot_posts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"robot_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"facts" jsonb NOT NULL,
	"matter" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"reason" text,
	"due_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "robot_posts_state" CHECK ("robot_posts"."state" in ('waiting', 'sending', 'accepted', 'failed', 'unknown', 'dropped'))
);
--> statement-breakpoint
CREATE TABLE "robots" (
	"id" uuid PRIMARY KEY NOT NULL,
	"area_id" uuid NOT NULL,
	"name" text NOT NULL,
	"provider" text NOT NULL,
	"url_cipher" "bytea" NOT NULL,
	"kinds" text[] NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "robots_provider" CHECK ("robots"."provider" in ('wecom', 'dingtalk', 'feishu'))
);
--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notices_state";--> statement-breakpoint
DROP INDEX "notices_queued";--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "rank" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "due_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "expires_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "message_id" uuid;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "drop_reason" text;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "read_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "callbacks" ADD CONSTRAINT "callbacks_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "callbacks" ADD CONSTRAINT "callbacks_area_id_areas_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "callbacks" ADD CONSTRAINT "callbacks_done_by_accounts_id_fk" FOREIGN KEY ("done_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_consents" ADD CONSTRAINT "message_consents_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_tries" ADD CONSTRAINT "message_tries_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_tries" ADD CONSTRAINT "message_tries_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_area_id_areas_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_callback_id_callbacks_id_fk" FOREIGN KEY ("callback_id") REFERENCES "public"."callbacks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_settings" ADD CONSTRAINT "notice_settings_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "robot_posts" ADD CONSTRAINT "robot_posts_robot_id_robots_id_fk" FOREIGN KEY ("robot_id") REFERENCES "public"."robots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "robots" ADD CONSTRAINT "robots_area_id_areas_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "robots" ADD CONSTRAINT "robots_created_by_accounts_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "callbacks_open" ON "callbacks" USING btree ("account_id") WHERE "callbacks"."done_at" is null;--> statement-breakpoint
CREATE INDEX "callbacks_area" ON "callbacks" USING btree ("area_id","id") WHERE "callbacks"."done_at" is null;--> statement-breakpoint
CREATE INDEX "message_tries_message" ON "message_tries" USING btree ("message_id","id");--> statement-breakpoint
CREATE INDEX "message_tries_of" ON "message_tries" USING btree ("account_id","begun_at");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_one_at_a_time" ON "messages" USING btree ("account_id") WHERE "messages"."state" = 'sending';--> statement-breakpoint
CREATE INDEX "messages_due" ON "messages" USING btree ("rank","due_at") WHERE "messages"."state" in ('waiting', 'sending');--> statement-breakpoint
CREATE INDEX "messages_account" ON "messages" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "messages_area" ON "messages" USING btree ("area_id","id");--> statement-breakpoint
CREATE INDEX "messages_callback" ON "messages" USING btree ("callback_id");--> statement-breakpoint
CREATE INDEX "messages_age" ON "messages" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "robot_posts_matter" ON "robot_posts" USING btree ("matter","robot_id");--> statement-breakpoint
CREATE INDEX "robot_posts_due" ON "robot_posts" USING btree ("due_at") WHERE "robot_posts"."state" in ('waiting', 'sending');--> statement-breakpoint
CREATE INDEX "robot_posts_robot" ON "robot_posts" USING btree ("robot_id","id");--> statement-breakpoint
CREATE INDEX "robots_area" ON "robots" USING btree ("area_id") WHERE "robots"."ended_at" is null;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notices_due" ON "notices" USING btree ("rank","due_at") WHERE "notices"."state" = 'queued';--> statement-breakpoint
CREATE INDEX "notices_queued_of" ON "notices" USING btree ("account_id") WHERE "notices"."state" = 'queued';--> statement-breakpoint
CREATE INDEX "notices_inbox" ON "notices" USING btree ("account_id","created_at","id");--> statement-breakpoint
CREATE INDEX "notices_unread" ON "notices" USING btree ("account_id") WHERE "notices"."read_at" is null and "notices"."state" <> 'dropped';--> statement-breakpoint
CREATE INDEX "notices_message" ON "notices" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "notices_age" ON "notices" USING btree ("created_at");--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_rank" CHECK ("notices"."rank" between 0 and 2);--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_taken" CHECK ("notices"."state" <> 'taken' or "notices"."message_id" is not null);--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_state" CHECK ("notices"."state" in ('queued', 'taken', 'dropped'));--> statement-breakpoint
-- Nobody delivered messages before: what waited is long over, and must not be sent now.
UPDATE "notices" SET "state" = 'dropped', "drop_reason" = 'outdated' WHERE "state" = 'queued';
