-- AlterTable
ALTER TABLE "certificate" ADD COLUMN     "reminded_at" TIMESTAMPTZ(3);
