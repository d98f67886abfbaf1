-- AlterTable
ALTER TABLE "person" ADD COLUMN     "erased_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "erasure" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "asked_by_id" UUID,
    "done_at" TIMESTAMPTZ(3),
    "noted_at" TIMESTAMPTZ(3),
    "kept" TEXT[],

    CONSTRAINT "erasure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "legal_hold" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "placed_at" TIMESTAMPTZ(3) NOT NULL,
    "placed_by_id" UUID,
    "lifted_at" TIMESTAMPTZ(3),
    "lifted_by_id" UUID,

    CONSTRAINT "legal_hold_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "erasure_person_id_idx" ON "erasure"("person_id");

-- CreateIndex
CREATE INDEX "legal_hold_person_id_idx" ON "legal_hold"("person_id");

-- Nobody is erased twice at once; nobody is held twice; and what is erased has no words left.
CREATE UNIQUE INDEX "erasure_one_open" ON "erasure" ("person_id") WHERE "done_at" IS NULL;
CREATE UNIQUE INDEX "legal_hold_one_open" ON "legal_hold" ("person_id") WHERE "lifted_at" IS NULL;
ALTER TABLE "person" ADD CONSTRAINT "person_erased_is_nobody" CHECK ("erased_at" IS NULL OR
  ("full_name" = '—' AND "call_name" IS NULL AND "email" IS NULL AND "phone" IS NULL AND "birth_year" IS NULL
   AND "search_name" = '' AND "disabled_at" IS NOT NULL));
