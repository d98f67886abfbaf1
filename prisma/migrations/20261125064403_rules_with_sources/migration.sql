-- Rules are rows that a town adds, copies and ends, and every rule names its source.
ALTER TABLE "trajectory_template" ADD COLUMN "words" JSONB;
ALTER TABLE "trajectory_template" ADD CONSTRAINT "trajectory_template_sourced" CHECK (btrim("source") <> '');
ALTER TABLE "trajectory_template" ADD CONSTRAINT "trajectory_template_dates" CHECK ("valid_until" IS NULL OR "valid_until" >= "valid_from");
ALTER TABLE "trajectory_part" ADD COLUMN "words" JSONB;

ALTER TABLE "follow_up_rule" ADD COLUMN "ended_at" TIMESTAMPTZ(3), ADD COLUMN "source" TEXT;
UPDATE "follow_up_rule" SET "source" = 'Samen: voorstel bij de start, te bevestigen door de stad';
ALTER TABLE "follow_up_rule" ALTER COLUMN "source" SET NOT NULL;
ALTER TABLE "follow_up_rule" ADD CONSTRAINT "follow_up_rule_sourced" CHECK (btrim("source") <> '');
-- A rule that ended leaves its place to another.
DROP INDEX "follow_up_rule_one";
CREATE UNIQUE INDEX "follow_up_rule_one" ON "follow_up_rule" ("trigger", "action", "threshold") WHERE "ended_at" IS NULL;

ALTER TABLE "course_track"
  ADD COLUMN "changed_at" TIMESTAMPTZ(3),
  ADD COLUMN "checked_on" DATE,
  ADD COLUMN "source" TEXT,
  ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
-- The usual figures, as rows. Four are known; the academic track has none of its own until the town fills it in.
INSERT INTO "course_track" ("key", "position", "hours_per_level") VALUES
  ('alfa', 0, 600), ('slow', 1, 240), ('standard', 2, 120), ('fast', 3, 90), ('academic', 4, NULL)
  ON CONFLICT ("key") DO NOTHING;
-- It had been given the fast track's figure.
UPDATE "course_track" SET "hours_per_level" = NULL WHERE "key" = 'academic' AND "hours_per_level" = 90;
UPDATE "course_track" SET "source" = CASE WHEN "hours_per_level" IS NULL THEN 'Nog geen bron'
  ELSE 'Uitgangspunt van het integratieprogramma: 600, 240, 120 en 90 lesuren per niveau' END;
ALTER TABLE "course_track" ALTER COLUMN "source" SET NOT NULL;
ALTER TABLE "course_track" ADD CONSTRAINT "course_track_hours" CHECK ("hours_per_level" IS NULL OR "hours_per_level" BETWEEN 1 AND 2000);
ALTER TABLE "course_track" ADD CONSTRAINT "course_track_sourced" CHECK (btrim("source") <> '');
