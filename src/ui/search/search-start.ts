/** What a search begins with: what somebody pointed at, or selected in an editor. */
import { withoutPunctuation } from '../../customers/match/matches.ts';
import { recognise } from '../../customers/match/recognise.ts';
import { holdsSecret } from '../../customers/match/secret-shapes.ts';

export interface SearchStart {
  readonly text: string;
  /** The text is an ID that somebody pointed at: the customer that has it is opened without a further question. */
  readonly isId?: boolean;
  /** The text may be anything: nothing is sent before Enter. */
  readonly held?: boolean;
  /** Customers are opened: all records of a person can be, or compared. Where one is asked for, they cannot. */
  readonly opensAll?: boolean;
  /** How far each list was searched is what is asked for. */
  readonly unfolded?: boolean;
  /** What is to be entered, where it is not simply a customer. */
  readonly prompt?: string;
}

/** Characters of a selection that is no more than a name. */
const longest = 100;

/**
 * What a selection names, or all of a list of several; one line that names nobody is filled in and held, as it may be a password; with the shape of a
 * secret in it, it is not even filled in.
 */
export function startFrom(selection: string, isList = false): SearchStart {
  const text = selection.trim();
  // A box has one line. A phone number has spaces of its own.
  if (isList) return { text: text.replace(/[\r\n]+/g, ', ') };
  const named = recognise(text);
  if (named) return { text: named.text, isId: named.kind === 'id' };
  if (text === '' || text.length > longest || text.includes('\n') || holdsSecret(text)) return { text: '' };
  return { text: withoutPunctuation(text), held: true };
}
