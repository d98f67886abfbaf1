-- AlterTable
ALTER TABLE "person" ADD COLUMN     "birth_year" INTEGER,
ADD COLUMN     "merged_into_id" UUID,
ADD COLUMN     "search_keys" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "search_name" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "audit_chain" (
    "position" BIGINT NOT NULL,
    "event_id" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_chain_pkey" PRIMARY KEY ("position")
);

-- CreateTable
CREATE TABLE "person_merge" (
    "id" UUID NOT NULL,
    "kept_id" UUID NOT NULL,
    "merged_id" UUID NOT NULL,
    "merged_at" TIMESTAMPTZ(3) NOT NULL,
    "merged_by_id" UUID,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by_id" UUID,
    "moved" JSONB NOT NULL,

    CONSTRAINT "person_merge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_card" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "pin_hash" TEXT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "issued_by_id" UUID,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by_id" UUID,

    CONSTRAINT "access_card_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "audit_chain_event_id_key" ON "audit_chain"("event_id");

-- CreateIndex
CREATE INDEX "person_merge_kept_id_idx" ON "person_merge"("kept_id");

-- CreateIndex
CREATE INDEX "person_merge_merged_id_idx" ON "person_merge"("merged_id");

-- CreateIndex
CREATE UNIQUE INDEX "access_card_number_key" ON "access_card"("number");

-- CreateIndex
CREATE INDEX "access_card_person_id_idx" ON "access_card"("person_id");

-- AddForeignKey
ALTER TABLE "access_card" ADD CONSTRAINT "access_card_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand: what Prisma's schema cannot say.
ALTER TABLE "person" ALTER COLUMN "search_keys" SET NOT NULL;
ALTER TABLE "person" ADD CONSTRAINT "person_birth_year_possible" CHECK ("birth_year" BETWEEN 1900 AND 2100);
ALTER TABLE "person" ADD CONSTRAINT "person_merged_into" FOREIGN KEY ("merged_into_id") REFERENCES "person"("id");
ALTER TABLE "person" ADD CONSTRAINT "person_merged_is_disabled" CHECK ("merged_into_id" IS NULL OR "disabled_at" IS NOT NULL);
ALTER TABLE "person_merge" ADD CONSTRAINT "person_merge_kept" FOREIGN KEY ("kept_id") REFERENCES "person"("id");
ALTER TABLE "person_merge" ADD CONSTRAINT "person_merge_merged" FOREIGN KEY ("merged_id") REFERENCES "person"("id");

-- Search at a hundred thousand people.
CREATE INDEX "person_search_name" ON "person" USING gin ("search_name" gin_trgm_ops);
CREATE INDEX "person_search_keys" ON "person" USING gin ("search_keys");
CREATE INDEX "person_search_phone" ON "person" USING gin ("phone" gin_trgm_ops);
CREATE INDEX "person_search_email" ON "person" ("email" text_pattern_ops);
CREATE INDEX "person_birth_year" ON "person" ("birth_year");

-- One card that works, and one merge that stands, for each person.
CREATE UNIQUE INDEX "access_card_one_live" ON "access_card" ("person_id") WHERE "revoked_at" IS NULL;
CREATE UNIQUE INDEX "person_merge_once" ON "person_merge" ("merged_id") WHERE "undone_at" IS NULL;

-- Links of the chain are written once, as the trail itself.
CREATE TRIGGER "audit_chain_append_only" BEFORE UPDATE OR DELETE ON "audit_chain"
  FOR EACH ROW EXECUTE FUNCTION "forbid_change"();
