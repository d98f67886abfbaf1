-- CreateTable
CREATE TABLE "family_draft" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "data" JSONB NOT NULL,
    "booking_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "family_draft_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "family_draft_person_id_idx" ON "family_draft"("person_id");

-- CreateIndex
CREATE INDEX "family_draft_expires_at_idx" ON "family_draft"("expires_at");

ALTER TABLE "family_draft"
  ADD CONSTRAINT "family_draft_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- People who come together have all their places or wait for all: at the end of a transaction every active claim of a
-- party is in one and the same state.
CREATE FUNCTION "party_is_one"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count(DISTINCT "state") FROM "booking"
       WHERE "party_id" = NEW."party_id" AND "state" IN ('placed', 'waiting', 'offered')) > 1 THEN
    RAISE EXCEPTION 'a party has all its places or waits for all' USING ERRCODE = '23514', CONSTRAINT = 'booking_party_is_one';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "booking_party_is_one" AFTER INSERT OR UPDATE OF "state" ON "booking"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW."party_id" IS NOT NULL) EXECUTE FUNCTION "party_is_one"();
