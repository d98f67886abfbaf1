-- AlterTable
ALTER TABLE "access_card" ADD COLUMN     "pin_sealed" TEXT,
ADD COLUMN     "pin_shown_until" TIMESTAMPTZ(3);
