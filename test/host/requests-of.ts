import type { Sandbox } from '../../src/sandbox/server.ts';

/** How many requests arrive while something is done. */
export async function requestsOf(sandbox: Sandbox, work: () => Promise<unknown>): Promise<number> {
  const before = sandbox.requests.length;
  await work();
  return sandbox.requests.length - before;
}
