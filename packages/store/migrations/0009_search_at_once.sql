ALTER INDEX "ticket_search_words" SET (fastupdate=false);--> statement-breakpoint
ALTER INDEX "ticket_search_body" SET (fastupdate=false);--> statement-breakpoint
SELECT gin_clean_pending_list('ticket_search_words');--> statement-breakpoint
SELECT gin_clean_pending_list('ticket_search_body');
