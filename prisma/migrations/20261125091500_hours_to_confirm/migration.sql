-- Everybody's own page asks whether hours wait for their word.
CREATE INDEX "passport_hours_contact_email_idx" ON "passport_hours"("contact_email");
