-- What may prove that a part without hours was done, as data; and which of them was seen when it was marked.
ALTER TABLE "trajectory_part" ADD COLUMN "evidence" TEXT[] NOT NULL DEFAULT '{}';
ALTER TABLE "trajectory_part" ALTER COLUMN "evidence" DROP DEFAULT;
ALTER TABLE "trajectory_mark" ADD COLUMN "evidence" TEXT;

-- The parts that are shipped. Flanders: certificates of the adult schools and of the integration agency, registration with
-- VDAB. The Netherlands: results of DUO's exams, the signed statement, the final talk of the MAP.
UPDATE "trajectory_part" SET "evidence" = '{certificate}' WHERE "code" IN ('dutchA2', 'orientation', 'education');
UPDATE "trajectory_part" SET "evidence" = '{registration}' WHERE "code" = 'workService';
UPDATE "trajectory_part" SET "evidence" = '{examResult}' WHERE "code" IN ('dutchB1', 'knm');
UPDATE "trajectory_part" SET "evidence" = '{declaration}' WHERE "code" = 'pvt';
UPDATE "trajectory_part" SET "evidence" = '{report}' WHERE "code" = 'map';
