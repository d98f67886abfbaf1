// Settings that tests run with; the database is chosen per file by tests/support/database.ts.
process.env.AUTH_SECRET ??= 'a-secret-for-tests-only-0123456789abcdef'
process.env.ENCRYPTION_KEY ??= 'a-key-for-tests-only-0123456789abcdef0123'
process.env.LOG_LEVEL ??= 'silent'
process.env.DATABASE_URL ??= 'postgresql://unused:unused@127.0.0.1:1/unused'
