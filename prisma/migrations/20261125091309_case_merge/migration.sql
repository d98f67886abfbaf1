-- CreateTable
CREATE TABLE "case_merge" (
    "id" UUID NOT NULL,
    "kept_id" UUID NOT NULL,
    "merged_id" UUID NOT NULL,
    "merged_at" TIMESTAMPTZ(3) NOT NULL,
    "merged_by_id" UUID,
    "moved" JSONB NOT NULL,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by_id" UUID,

    CONSTRAINT "case_merge_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "case_merge_kept_id_idx" ON "case_merge"("kept_id");

ALTER TABLE "case_merge" ADD CONSTRAINT "case_merge_kept_fkey" FOREIGN KEY ("kept_id") REFERENCES "help_case"("id");
ALTER TABLE "case_merge" ADD CONSTRAINT "case_merge_merged_fkey" FOREIGN KEY ("merged_id") REFERENCES "help_case"("id");
ALTER TABLE "case_merge" ADD CONSTRAINT "case_merge_two_cases" CHECK ("kept_id" <> "merged_id");
-- A double is part of one case at a time.
CREATE UNIQUE INDEX "case_merge_one_live" ON "case_merge" ("merged_id") WHERE "undone_at" IS NULL;
