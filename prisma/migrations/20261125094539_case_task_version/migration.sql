-- AlterTable
ALTER TABLE "case_task" ADD COLUMN     "changed_at" TIMESTAMPTZ(3),
ADD COLUMN     "changed_by_id" UUID,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;
