-- CreateTable
CREATE TABLE "passport_hours" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "source_kind" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "activity_kind" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "on" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,
    "what" TEXT,
    "contact_name" TEXT,
    "contact_email" TEXT,
    "confirmed_at" TIMESTAMPTZ(3),
    "confirmed_by_id" UUID,
    "confirmed_via" TEXT,
    "refused_at" TIMESTAMPTZ(3),
    "refused_by_id" UUID,
    "refused_reason" TEXT,
    "reversed_at" TIMESTAMPTZ(3),
    "reversed_by_id" UUID,

    CONSTRAINT "passport_hours_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "proof" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "person_id" UUID,
    "source_kind" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "holder" TEXT,
    "summary" JSONB NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "issued_by_id" UUID,
    "valid_until" DATE,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by_id" UUID,
    "revoke_reason" TEXT,

    CONSTRAINT "proof_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "passport_hours_source_kind_source_id_idx" ON "passport_hours"("source_kind", "source_id");

-- CreateIndex
CREATE INDEX "passport_hours_person_id_on_idx" ON "passport_hours"("person_id", "on");

-- CreateIndex
CREATE UNIQUE INDEX "passport_hours_person_id_source_kind_source_id_key" ON "passport_hours"("person_id", "source_kind", "source_id");

-- CreateIndex
CREATE UNIQUE INDEX "proof_code_key" ON "proof"("code");

-- CreateIndex
CREATE INDEX "proof_person_id_idx" ON "proof"("person_id");

-- By hand: what Prisma cannot say.
ALTER TABLE "proof" ADD CONSTRAINT "proof_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id");
ALTER TABLE "passport_hours" ADD CONSTRAINT "passport_hours_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id");

-- One valid proof of one thing for one person; nobody issues their own; a proof of nobody is revoked and empty.
CREATE UNIQUE INDEX "proof_one_valid" ON "proof" ("person_id", "source_kind", "source_id") WHERE "revoked_at" IS NULL;
ALTER TABLE "proof" ADD CONSTRAINT "proof_not_ones_own" CHECK ("issued_by_id" IS NULL OR "person_id" IS NULL OR "issued_by_id" <> "person_id");
ALTER TABLE "proof" ADD CONSTRAINT "proof_of_nobody_is_empty" CHECK
  ("person_id" IS NOT NULL OR ("holder" IS NULL AND "revoked_at" IS NOT NULL AND "summary" = '{}'::jsonb));
ALTER TABLE "proof" ADD CONSTRAINT "proof_revoked_why" CHECK (("revoked_at" IS NULL) = ("revoke_reason" IS NULL));

-- Hours are a day at most, never confirmed by oneself, and either confirmed or refused.
ALTER TABLE "passport_hours" ADD CONSTRAINT "passport_hours_a_day" CHECK ("minutes" BETWEEN 1 AND 1440);
ALTER TABLE "passport_hours" ADD CONSTRAINT "passport_hours_not_ones_own" CHECK ("confirmed_by_id" IS NULL OR "confirmed_by_id" <> "person_id");
ALTER TABLE "passport_hours" ADD CONSTRAINT "passport_hours_one_answer" CHECK ("confirmed_at" IS NULL OR "refused_at" IS NULL);
ALTER TABLE "passport_hours" ADD CONSTRAINT "passport_hours_refused_why" CHECK ("refused_at" IS NULL OR "refused_reason" IS NOT NULL);
