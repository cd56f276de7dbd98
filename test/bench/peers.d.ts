// As much of these libraries' types as index-peer.ts uses. `npm run bench` installs the libraries, and nothing else does: with
// these the types are checked all the same, and to the same result whether the libraries are there or not.

declare module 'flexsearch' {
  class Index {
    constructor(options: { tokenize: 'full' });
    add(id: number, text: string): void;
    search(text: string, limit: number): number[];
  }
  const FlexSearch: { readonly Index: typeof Index };
  export default FlexSearch;
}

declare module 'fuse.js' {
  export default class Fuse<T> {
    constructor(
      rows: readonly T[],
      options: { readonly keys: readonly string[]; readonly threshold: number; readonly ignoreLocation: boolean },
    );
    search(text: string, options: { readonly limit: number }): readonly unknown[];
  }
}

declare module 'minisearch' {
  export default class MiniSearch<T> {
    constructor(options: { readonly fields: readonly string[]; readonly storeFields: readonly string[] });
    addAll(rows: readonly T[]): void;
    search(text: string, options: { readonly prefix: boolean; readonly combineWith: 'AND' }): readonly unknown[];
  }
}

declare module '@duckdb/node-api' {
  interface Connection {
    run(sql: string): Promise<unknown>;
    runAndReadAll(sql: string): Promise<{ getRows(): readonly (readonly unknown[])[] }>;
    closeSync(): void;
  }
  export const DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<Connection> }> };
}
