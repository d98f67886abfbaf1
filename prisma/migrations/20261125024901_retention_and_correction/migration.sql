-- AlterTable
ALTER TABLE "audit_chain" ADD COLUMN     "aged_by" BIGINT;

-- AlterTable
ALTER TABLE "booking" ADD COLUMN     "forgotten_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "correction" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "about" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "asked_by_id" UUID,
    "answered_at" TIMESTAMPTZ(3),
    "answered_by_id" UUID,
    "answer" TEXT,
    "reason" TEXT,

    CONSTRAINT "correction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "retention_setting" (
    "rule" TEXT NOT NULL,
    "days" INTEGER,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_by_id" UUID,

    CONSTRAINT "retention_setting_pkey" PRIMARY KEY ("rule")
);

-- CreateTable
CREATE TABLE "retention_run" (
    "id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3) NOT NULL,
    "done" JSONB NOT NULL,

    CONSTRAINT "retention_run_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "correction_person_id_idx" ON "correction"("person_id");

-- CreateIndex
CREATE INDEX "correction_answered_at_asked_at_idx" ON "correction"("answered_at", "asked_at");

-- CreateIndex
CREATE INDEX "retention_run_started_at_idx" ON "retention_run"("started_at");

-- Days are days; never is no number.
ALTER TABLE "retention_setting" ADD CONSTRAINT "retention_setting_days" CHECK ("days" IS NULL OR "days" BETWEEN 0 AND 36500);

-- An answer has somebody's reason; nobody answers their own.
ALTER TABLE "correction" ADD CONSTRAINT "correction_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person" ("id");
ALTER TABLE "correction" ADD CONSTRAINT "correction_answer" CHECK (
  ("answered_at" IS NULL) = ("answer" IS NULL)
  AND ("answer" IS NULL OR "answer" IN ('accepted', 'refused'))
  AND ("answer" IS NULL OR "reason" IS NOT NULL)
  AND ("answered_by_id" IS NULL OR "answered_by_id" <> "person_id"));

-- A booking that was forgotten is nobody's and has no words.
ALTER TABLE "booking" DROP CONSTRAINT "booking_has_a_person";
ALTER TABLE "booking" ADD CONSTRAINT "booking_has_a_person"
  CHECK ("person_id" IS NOT NULL OR "state" IN ('held', 'cancelled', 'expired') OR "forgotten_at" IS NOT NULL);
ALTER TABLE "booking" ADD CONSTRAINT "booking_forgotten_is_nobodys"
  CHECK ("forgotten_at" IS NULL OR ("person_id" IS NULL AND "reason" IS NULL AND "kept_until" IS NULL));

-- The trail is only ever added to, but for rows whose time is over: a link may be marked once as aged, nothing else of
-- it may change, and only a row whose link is marked may go. A row of the trail says what went (lib/audit/age).
CREATE FUNCTION "audit_event_may_go"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND EXISTS (SELECT FROM "audit_chain" c WHERE c."event_id" = OLD."id" AND c."aged_by" IS NOT NULL) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'audit_event is append-only';
END $$;
DROP TRIGGER "audit_event_append_only" ON "audit_event";
CREATE TRIGGER "audit_event_append_only" BEFORE UPDATE OR DELETE ON "audit_event"
  FOR EACH ROW EXECUTE FUNCTION "audit_event_may_go"();

CREATE FUNCTION "audit_chain_may_age"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD."aged_by" IS NULL AND NEW."aged_by" IS NOT NULL
     AND NEW."position" = OLD."position" AND NEW."event_id" = OLD."event_id"
     AND NEW."hash" = OLD."hash" AND NEW."sealed_at" = OLD."sealed_at"
     AND EXISTS (SELECT FROM "audit_event" e WHERE e."id" = NEW."aged_by" AND e."event" = 'audit.rows.aged') THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'audit_chain is append-only';
END $$;
DROP TRIGGER "audit_chain_append_only" ON "audit_chain";
CREATE TRIGGER "audit_chain_append_only" BEFORE UPDATE OR DELETE ON "audit_chain"
  FOR EACH ROW EXECUTE FUNCTION "audit_chain_may_age"();
CREATE INDEX "audit_chain_aged" ON "audit_chain" ("aged_by", "position") WHERE "aged_by" IS NOT NULL;
