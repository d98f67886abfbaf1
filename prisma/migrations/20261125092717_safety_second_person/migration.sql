-- AlterTable
ALTER TABLE "case_team_member" ADD COLUMN     "safety_asked_at" TIMESTAMPTZ(3),
ADD COLUMN     "safety_asked_by_id" UUID,
ADD COLUMN     "safety_by_id" UUID;

-- Four eyes: who gives the right neither asked for it nor has it by that.
ALTER TABLE "case_team_member" ADD CONSTRAINT "case_team_member_safety_four_eyes" CHECK (
  "safety_by_id" IS NULL OR ("safety_asked_by_id" IS NOT NULL AND "safety_by_id" <> "safety_asked_by_id" AND "safety_by_id" <> "person_id"));
-- What was asked is given by somebody, or is not given.
ALTER TABLE "case_team_member" ADD CONSTRAINT "case_team_member_safety_asked" CHECK (
  NOT "safety" OR ("safety_asked_by_id" IS NULL) = ("safety_by_id" IS NULL));
