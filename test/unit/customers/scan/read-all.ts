import { Scan } from '../../../../src/customers/scan/scan.ts';
import type { ScanSetup, ScanSummary } from '../../../../src/customers/scan/scan-contract.ts';

export const never = () => new AbortController().signal;

/** Reads a list to its end: the IDs in the order in which they were handed out, and what is said in the end. */
export async function readAll(setup: ScanSetup): Promise<{ ids: string[]; summary: ScanSummary }> {
  const scan = new Scan(setup);
  const ids: string[] = [];
  for await (const { records } of scan.pages(never())) ids.push(...records.map(({ customer }) => customer.id));
  return { ids, summary: scan.summary };
}
