/** SQLite as the host has it; undefined where it has none. */
export type Sqlite = typeof import('node:sqlite') | undefined;

/** Node 20 has none; other hosts may have it switched off. */
export const loadSqlite = (): Promise<Sqlite> => import('node:sqlite').catch(() => undefined);
