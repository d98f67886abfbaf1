-- CreateTable
CREATE TABLE "ambassador_gathering" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "pool_id" UUID,
    "texts" JSONB NOT NULL DEFAULT '{}',
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "place" TEXT NOT NULL,
    "audience" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,
    "invited_at" TIMESTAMPTZ(3),
    "invited_by_id" UUID,
    "cancelled_at" TIMESTAMPTZ(3),
    "cancelled_by_id" UUID,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ambassador_gathering_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ambassador_guest" (
    "gathering_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "invited_at" TIMESTAMPTZ(3) NOT NULL,
    "said_no_at" TIMESTAMPTZ(3),

    CONSTRAINT "ambassador_guest_pkey" PRIMARY KEY ("gathering_id","person_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ambassador_gathering_pool_id_key" ON "ambassador_gathering"("pool_id");

-- CreateIndex
CREATE INDEX "ambassador_gathering_kind_starts_at_idx" ON "ambassador_gathering"("kind", "starts_at");

-- CreateIndex
CREATE INDEX "ambassador_guest_person_id_idx" ON "ambassador_guest"("person_id");

-- AddForeignKey
ALTER TABLE "ambassador_guest" ADD CONSTRAINT "ambassador_guest_gathering_id_fkey" FOREIGN KEY ("gathering_id") REFERENCES "ambassador_gathering"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "ambassador_gathering"
  ADD CONSTRAINT "ambassador_gathering_pool_id_fkey" FOREIGN KEY ("pool_id") REFERENCES "place_pool"("id"),
  ADD CONSTRAINT "ambassador_gathering_known_kind" CHECK ("kind" IN ('network', 'info')),
  -- Who is invited takes a place; an evening for everybody knows no guests.
  ADD CONSTRAINT "ambassador_gathering_places_of_its_kind" CHECK
    (("kind" = 'network') = ("pool_id" IS NOT NULL) AND ("kind" = 'network') = ("audience" IS NOT NULL)),
  ADD CONSTRAINT "ambassador_gathering_ends_after_start" CHECK ("ends_at" > "starts_at"),
  ADD CONSTRAINT "ambassador_gathering_in_dutch" CHECK ("kind" = 'info' OR "texts" ? 'nl');

ALTER TABLE "ambassador_guest"
  ADD CONSTRAINT "ambassador_guest_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id");
