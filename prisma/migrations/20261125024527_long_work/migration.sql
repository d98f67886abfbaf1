-- CreateTable
CREATE TABLE "job" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "input" JSONB NOT NULL DEFAULT '{}',
    "started_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "begun_at" TIMESTAMPTZ(3),
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER,
    "leased_until" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "cancel_asked_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "result" JSONB,

    CONSTRAINT "job_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "job_started_by_id_created_at_idx" ON "job"("started_by_id", "created_at");

-- What the workers look for, and nothing else.
CREATE INDEX "job_open_idx" ON "job" ("created_at") WHERE "ended_at" IS NULL;
ALTER TABLE "job"
  ADD CONSTRAINT "job_started_by_fkey" FOREIGN KEY ("started_by_id") REFERENCES "person" ("id"),
  ADD CONSTRAINT "job_outcome_known" CHECK ("outcome" IN ('done', 'cancelled', 'failed')),
  ADD CONSTRAINT "job_ends_with_outcome" CHECK (("ended_at" IS NULL) = ("outcome" IS NULL)),
  ADD CONSTRAINT "job_progress_fits" CHECK ("done" >= 0 AND ("total" IS NULL OR "done" <= "total"));
