-- AlterTable
ALTER TABLE "expense_rule" ADD COLUMN     "to_confirm" BOOLEAN NOT NULL DEFAULT false;

-- Nobody here has the indexed amounts of 2026 at hand: those of before go on, marked, until the town writes its own.
UPDATE "expense_rule" SET "valid_to" = '2026-01-01', "source" = 'Wet van 3 juli 2005, art. 10 (index 2025)'
 WHERE "country" = 'BE' AND "valid_from" = '2025-01-01' AND "valid_to" IS NULL;
UPDATE "expense_rule" SET "valid_to" = '2026-01-01', "source" = 'Wet LB 1964, art. 2 lid 6 (bedragen 2024)'
 WHERE "country" = 'NL' AND "valid_from" = '2024-01-01' AND "valid_to" IS NULL;
INSERT INTO "expense_rule" ("id", "country", "valid_from", "valid_to", "day_cents", "month_cents", "year_cents", "source", "to_confirm")
SELECT gen_random_uuid(), r.* FROM (VALUES
  ('BE', DATE '2026-01-01', NULL::date, 4231, NULL::int, 169251, 'Wet van 3 juli 2005, art. 10: bedragen van 2025, die van 2026 te bevestigen door de gemeente', true),
  ('NL', DATE '2026-01-01', NULL::date, NULL::int, 21000, 210000, 'Wet LB 1964, art. 2 lid 6: bedragen van 2024, die van 2026 te bevestigen door de gemeente', true)
) AS r("country", "valid_from", "valid_to", "day_cents", "month_cents", "year_cents", "source", "to_confirm")
 -- A town that wrote its own row keeps it.
 WHERE NOT EXISTS (SELECT FROM "expense_rule" e WHERE e."country" = r."country"
                     AND daterange(e."valid_from", e."valid_to") && daterange(r."valid_from", NULL));

ALTER TABLE "expense_rule"
  ADD CONSTRAINT "expense_rule_of_amounts" CHECK ("year_cents" > 0 AND "day_cents" > 0 AND "month_cents" > 0);
-- What is paid as a real cost is proved. What was decided before receipts could be sent stays as it is.
ALTER TABLE "expense_claim" ADD CONSTRAINT "expense_claim_real_is_proved"
  CHECK ("kind" <> 'real' OR "decision" IS DISTINCT FROM 'approved' OR "receipt_id" IS NOT NULL) NOT VALID;
