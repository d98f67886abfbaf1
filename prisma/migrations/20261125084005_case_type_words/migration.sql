-- AlterTable
ALTER TABLE "case_type" ADD COLUMN     "created_at" TIMESTAMPTZ(3),
ADD COLUMN     "created_by_id" UUID,
ADD COLUMN     "icon" TEXT,
ADD COLUMN     "published_at" TIMESTAMPTZ(3),
ADD COLUMN     "published_by_id" UUID,
ADD COLUMN     "words" JSONB;

-- What is there could be chosen until now; it stays so.
UPDATE "case_type" SET "published_at" = now();

-- Dutch always; a page shows it, marked, where nobody translated.
ALTER TABLE "case_type" ADD CONSTRAINT "case_type_own_in_dutch"
  CHECK ("words" IS NULL OR coalesce(length(trim("words" #>> '{nl,title}')), 0) > 0);
ALTER TABLE "case_type" ADD CONSTRAINT "case_type_key_shape" CHECK ("key" ~ '^[a-z][A-Za-z0-9]{1,39}$');
-- Somebody in danger can always ask, and every question has a place.
ALTER TABLE "case_type" ADD CONSTRAINT "case_type_always_asked"
  CHECK ("key" NOT IN ('safety', 'other') OR "published_at" IS NOT NULL);
-- A key that a town made means one thing, whatever the country.
CREATE UNIQUE INDEX "case_type_own_key" ON "case_type" ("key") WHERE "words" IS NOT NULL;
