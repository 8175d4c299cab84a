ALTER TABLE "climb_steps" DROP CONSTRAINT "climb_steps_climb_id_tick_step_pk";--> statement-breakpoint
ALTER TABLE "post_gaps" DROP CONSTRAINT "post_gaps_area_id_role_found_at_pk";--> statement-breakpoint
ALTER TABLE "climb_steps" ADD COLUMN "run" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "climb_told" ADD COLUMN "run" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "climbs" ADD COLUMN "run" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "climbs" ADD COLUMN "silences" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "post_gaps" ADD COLUMN "day" date NOT NULL;--> statement-breakpoint
ALTER TABLE "climb_steps" ADD CONSTRAINT "climb_steps_climb_id_tick_phase_round_step_pk" PRIMARY KEY("climb_id","tick","phase","round","step");--> statement-breakpoint
ALTER TABLE "post_gaps" ADD CONSTRAINT "post_gaps_area_id_role_day_pk" PRIMARY KEY("area_id","role","day");--> statement-breakpoint
CREATE INDEX "post_gaps_day" ON "post_gaps" USING btree ("day");