// Stands for `server-only` in tests: there is no browser here to keep anything from.
export {}
