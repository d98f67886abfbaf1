-- CreateTable
CREATE TABLE "allocation_round" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "closes_at" TIMESTAMPTZ(3) NOT NULL,
    "seed" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,
    "drawn_at" TIMESTAMPTZ(3),
    "committed_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),

    CONSTRAINT "allocation_round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "allocation_run" (
    "round_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,

    CONSTRAINT "allocation_run_pkey" PRIMARY KEY ("round_id","run_id")
);

-- CreateTable
CREATE TABLE "allocation_wish" (
    "round_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "rank" INTEGER NOT NULL,
    "run_id" UUID NOT NULL,

    CONSTRAINT "allocation_wish_pkey" PRIMARY KEY ("round_id","person_id","rank")
);

-- CreateTable
CREATE TABLE "allocation_entry" (
    "round_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "draw_order" INTEGER NOT NULL,
    "run_id" UUID,
    "wish_rank" INTEGER,
    "priority" INTEGER NOT NULL,

    CONSTRAINT "allocation_entry_pkey" PRIMARY KEY ("round_id","person_id")
);

-- CreateIndex
CREATE INDEX "allocation_run_run_id_idx" ON "allocation_run"("run_id");

-- CreateIndex
CREATE INDEX "allocation_wish_person_id_idx" ON "allocation_wish"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "allocation_wish_round_id_person_id_run_id_key" ON "allocation_wish"("round_id", "person_id", "run_id");

-- CreateIndex
CREATE INDEX "allocation_entry_person_id_idx" ON "allocation_entry"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "allocation_entry_round_id_draw_order_key" ON "allocation_entry"("round_id", "draw_order");

-- AddForeignKey
ALTER TABLE "allocation_run" ADD CONSTRAINT "allocation_run_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "allocation_round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "allocation_run" ADD CONSTRAINT "allocation_run_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "course_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "allocation_wish" ADD CONSTRAINT "allocation_wish_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "allocation_round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "allocation_entry" ADD CONSTRAINT "allocation_entry_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "allocation_round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "allocation_wish"
  ADD CONSTRAINT "allocation_wish_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "allocation_wish_run_fkey" FOREIGN KEY ("round_id", "run_id") REFERENCES "allocation_run"("round_id", "run_id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "allocation_wish_rank" CHECK ("rank" >= 1);
ALTER TABLE "allocation_entry"
  ADD CONSTRAINT "allocation_entry_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "allocation_entry_run_fkey" FOREIGN KEY ("round_id", "run_id") REFERENCES "allocation_run"("round_id", "run_id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "allocation_entry_rank" CHECK (("run_id" IS NULL) = ("wish_rank" IS NULL));
ALTER TABLE "allocation_round"
  ADD CONSTRAINT "allocation_round_committed_is_drawn" CHECK ("committed_at" IS NULL OR "drawn_at" IS NOT NULL);

-- What stands is not drawn again.
CREATE FUNCTION "forbid_redraw"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "allocation_round" WHERE "id" = COALESCE(NEW."round_id", OLD."round_id") AND "committed_at" IS NOT NULL)
     AND NOT (TG_OP = 'UPDATE' AND NEW."draw_order" = OLD."draw_order" AND NEW."run_id" IS NOT DISTINCT FROM OLD."run_id")
     AND NOT (TG_OP = 'DELETE' AND pg_trigger_depth() > 1) THEN
    RAISE EXCEPTION 'a committed draw stands' USING ERRCODE = '23514';
  END IF;
  RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER "allocation_entry_stands" BEFORE INSERT OR UPDATE OR DELETE ON "allocation_entry"
  FOR EACH ROW EXECUTE FUNCTION "forbid_redraw"();
