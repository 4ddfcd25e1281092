-- Fragments of words; sees Chinese where lc_ctype is a UTF-8 one of the C library.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE TABLE "ticket_search" (
	"ticket_id" uuid PRIMARY KEY NOT NULL,
	"number" text,
	"place_code" text,
	"category_code" text,
	"caller_index" "bytea",
	"contact_index" "bytea",
	"body" text NOT NULL,
	"words" "tsvector" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "snippet" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner" text,
	"language" text,
	"name" text NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "visit" (
	"id" text PRIMARY KEY NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"changed_xid" "xid8" DEFAULT '0' NOT NULL,
	"username" text NOT NULL,
	"name" text NOT NULL,
	"ticket_id" uuid,
	"field" text,
	"since" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "category" ADD COLUMN "pinyin" text;--> statement-breakpoint
ALTER TABLE "category" ADD COLUMN "initials" text;--> statement-breakpoint
ALTER TABLE "place" ADD COLUMN "initials" text;--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "by" jsonb;--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "callers" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "merged_into" uuid;--> statement-breakpoint
ALTER TABLE "ticket" ADD COLUMN "marks" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
CREATE INDEX "ticket_search_number" ON "ticket_search" USING btree ("number" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "ticket_search_place" ON "ticket_search" USING btree ("place_code" text_pattern_ops,"category_code" text_pattern_ops,"ticket_id");--> statement-breakpoint
CREATE INDEX "ticket_search_category" ON "ticket_search" USING btree ("category_code" text_pattern_ops,"ticket_id");--> statement-breakpoint
CREATE INDEX "ticket_search_caller" ON "ticket_search" USING btree ("caller_index","ticket_id") WHERE "ticket_search"."caller_index" is not null;--> statement-breakpoint
CREATE INDEX "ticket_search_contact" ON "ticket_search" USING btree ("contact_index","ticket_id") WHERE "ticket_search"."contact_index" is not null;--> statement-breakpoint
CREATE INDEX "ticket_search_words" ON "ticket_search" USING gin ("words");--> statement-breakpoint
CREATE INDEX "ticket_search_body" ON "ticket_search" USING gin ("body" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "snippet_owner" ON "snippet" USING btree ("owner","name");--> statement-breakpoint
CREATE INDEX "visit_changed" ON "visit" USING btree ("changed_xid");--> statement-breakpoint
CREATE INDEX "engagement_operator" ON "engagement" USING btree ("operator_id","started_at");
--> statement-breakpoint
CREATE TRIGGER live_row BEFORE INSERT OR UPDATE ON visit FOR EACH ROW EXECUTE FUNCTION live_row();
--> statement-breakpoint
CREATE TRIGGER live_row_truncate BEFORE TRUNCATE ON visit EXECUTE FUNCTION live_row_stays();
--> statement-breakpoint
CREATE TRIGGER live_row_delete BEFORE DELETE ON visit FOR EACH ROW EXECUTE FUNCTION live_row_stays();
