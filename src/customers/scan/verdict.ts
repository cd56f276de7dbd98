/** One whole pass over a list and the pages read again after it; and what two of them prove. */

import { setImmediate as turn } from 'node:timers/promises';
import { number, t } from '../../core/l10n/language.ts';
import { hash } from '../hash/hash.ts';
import { keyOfRow } from '../hash/text-key.ts';
import type { CountEvidence } from './count-evidence.ts';
import type { Pass } from './pass.ts';
import type { ScanPage, ScanProblem, ScanRow } from './scan-contract.ts';

export interface Round {
  /** From 1. */
  readonly number: number;
  readonly pass: Pick<Pass<never, never>, 'oddEnd' | 'pages' | 'prints'>;
  readonly counts: CountEvidence;
  /** Different rows seen in this round. */
  different: number;
  /** Rows of the pass, whether different or not. */
  rows: number;
}

/** Of all rounds so far. */
export interface Whole {
  readonly counts: CountEvidence;
  /** Different rows. */
  readonly different: number;
}

export interface Verdict {
  /** What shows that no customer is missing; undefined where nothing does. */
  readonly proof: string | undefined;
  readonly doubts: readonly string[];
}

/** What is known after a round; undefined where reading on may show more. `twice`: a count alone proves nothing. */
export function verdict(
  round: Round,
  before: Round | undefined,
  whole: Whole,
  { twice }: { readonly twice: boolean },
): Verdict | undefined {
  const { oddEnd } = round.pass;
  // Reading an odd end again would not mend it.
  if (oddEnd) return { proof: undefined, doubts: [t('It is not sure where the list ends: {0}.', oddEnd)] };
  const byReading = proofByReading(round, before);
  if (byReading) return { proof: byReading, doubts: oddities(round) };
  const byCount = twice ? undefined : proofByCount(round, whole);
  return byCount === undefined ? undefined : { proof: byCount, doubts: [] };
}

function proofByReading({ pass, counts }: Round, before: Round | undefined): string | undefined {
  if (pass.pages <= 1) return t('It came in one answer.');
  if (!before || !counts.continues(before.counts)) return undefined;
  return equal(before.pass.prints, pass.prints) ? t('It was read twice, and was the same.') : undefined;
}

function proofByCount(round: Round, whole: Whole): string | undefined {
  const total = number(round.counts.total ?? 0);
  if (round.counts.stillAt(round.different)) return t('All {0} that the provider counts were read in one pass.', total);
  return whole.counts.provenBy(whole.different)
    ? t('All {0} that the provider counts were read, and all that came meanwhile.', total)
    : undefined;
}

/** What is odd about a list although it stood still. */
function oddities({ counts, rows, different }: Round): string[] {
  const doubts: string[] = [];
  if (different < rows)
    doubts.push(t('{0} of its rows stood twice, maybe in the place of others.', number(rows - different)));
  if (counts.total !== null && counts.total !== rows)
    doubts.push(t('The provider counts {0}, and lists {1}.', number(counts.total), number(rows)));
  return doubts;
}

/** Rows gone through in one go: a list that is sent whole has hundreds of thousands. */
const atOnce = 2000;

/** What a page's rows come to: equal for equal IDs in equal order. Everything else has a turn between its pieces. */
export async function printOf({ records, problems }: ScanPage<ScanRow, ScanProblem>): Promise<number> {
  let print = problems.length;
  let other = records.length;
  const add = (text: string) => {
    const { high, low } = hash(text);
    print = Math.imul(print ^ low, 2654435761) ^ high;
    other = Math.imul(other ^ high, 1597334677) ^ low;
  };
  for (const [at, { customer }] of records.entries()) {
    if (at % atOnce === atOnce - 1) await turn();
    add(customer.id);
  }
  for (const [at, problem] of problems.entries()) {
    if (at % atOnce === atOnce - 1) await turn();
    add(keyOfRow(problem));
  }
  return (print >>> 11) * 2 ** 32 + (other >>> 0);
}

const equal = (one: readonly number[], other: readonly number[]) =>
  one.length === other.length && one.every((print, at) => print === other[at]);
