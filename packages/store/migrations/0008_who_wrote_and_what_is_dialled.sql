ALTER TABLE "callback" ADD COLUMN "line" text;--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "author" text;--> statement-breakpoint
CREATE UNIQUE INDEX "callback_line" ON "callback" USING btree ("line") WHERE "callback"."line" is not null;