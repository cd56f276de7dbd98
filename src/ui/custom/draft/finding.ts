/** What trying a manifest came to: sentences, and what of the manifest is other than it says. */
import type { Manifest } from '../../../providers/manifest/words.ts';
import type { ShownFinding } from './shared/messages.ts';

/** What was found; where the API's own words are in it, also without them. */
export interface Finding extends ShownFinding {
  readonly forOthers?: string;
}

type Change = Partial<Pick<Manifest, 'get' | 'search'>>;

export interface Trial {
  readonly findings: readonly Finding[];
  readonly change: Change;
}

/** One question of it. */
export interface Tried {
  readonly finding: Finding;
  readonly change?: Change;
}

export const ok = (text: string): ShownFinding => ({ outcome: 'ok', text });
export const failed = (text: string): ShownFinding => ({ outcome: 'failed', text });
export const skipped = (text: string): ShownFinding => ({ outcome: 'skipped', text });
