-- AlterTable
ALTER TABLE "help_case" ADD COLUMN     "asked_type_key" TEXT;
