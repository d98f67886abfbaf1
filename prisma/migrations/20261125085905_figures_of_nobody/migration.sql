-- CreateTable
CREATE TABLE "expense_figure" (
    "year" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "claims" INTEGER NOT NULL,
    "cents" INTEGER NOT NULL,

    CONSTRAINT "expense_figure_pkey" PRIMARY KEY ("year","kind","what","decision")
);

-- CreateTable
CREATE TABLE "passport_figure" (
    "activity_kind" TEXT NOT NULL,
    "month" DATE NOT NULL,
    "entries" INTEGER NOT NULL,
    "minutes" INTEGER NOT NULL,

    CONSTRAINT "passport_figure_pkey" PRIMARY KEY ("activity_kind","month")
);

-- CreateTable
CREATE TABLE "attendance_figure" (
    "lesson_id" UUID NOT NULL,
    "mark" TEXT NOT NULL,
    "people" INTEGER NOT NULL,

    CONSTRAINT "attendance_figure_pkey" PRIMARY KEY ("lesson_id","mark")
);

-- What is counted once, of nobody: never less than one, and only marks and answers that there are.
ALTER TABLE "attendance_figure" ADD CONSTRAINT "attendance_figure_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id");
ALTER TABLE "attendance_figure" ADD CONSTRAINT "attendance_figure_counts" CHECK
  ("people" > 0 AND "mark" IN ('present', 'late', 'excused', 'absent'));
ALTER TABLE "passport_figure" ADD CONSTRAINT "passport_figure_counts" CHECK
  ("entries" > 0 AND "minutes" > 0 AND extract(day FROM "month") = 1);
ALTER TABLE "expense_figure" ADD CONSTRAINT "expense_figure_counts" CHECK ("claims" > 0 AND "cents" > 0);

-- That somebody went along stays; who it was is forgotten with them, or in its time.
ALTER TABLE "accompany_request" DROP CONSTRAINT "accompany_request_accepted";
ALTER TABLE "accompany_request" ADD CONSTRAINT "accompany_request_accepted" CHECK
  ("accepted_by_id" IS NULL OR "accepted_at" IS NOT NULL);
