/** Which customers are to be compared: what a command is given, the rows that are selected, or what the user is asked for. */

import { t } from '../../core/l10n/language.ts';
import { refKey, sameRef } from '../../customers/follow/kept.ts';
import { type CommandCall, customerOf } from '../actions/command-arguments.ts';
import type { ComparedTarget, CustomerTarget } from '../actions/customer-target.ts';
import { pickOne } from '../window/picks.ts';

/** Where customers come from that no argument names. */
export interface TargetSources {
  /** The rows that are selected in the view where something was selected last. */
  readonly selection: () => readonly unknown[];
  /** Lets the user search for one; `prompt` says what for. */
  readonly ask: (prompt: string) => Promise<CustomerTarget | undefined>;
  /** The customer that was selected to compare others with. */
  readonly selected: () => CustomerTarget | undefined;
  /** What a customer is called, without its name. */
  readonly title: (target: CustomerTarget) => string;
}

/** Each customer once: a row can be selected on two pages of a list. */
export function distinct<T extends CustomerTarget>(targets: readonly T[]): readonly T[] {
  const known = new Set<string>();
  return targets.filter(target => {
    const key = refKey(target);
    return !known.has(key) && known.add(key);
  });
}

/** Those of a list that are another customer than the one given. */
export const othersThan = (one: CustomerTarget, targets: readonly CustomerTarget[]): readonly CustomerTarget[] =>
  distinct(targets).filter(other => !sameRef(one, other));

/** The customers that an argument lists, as another command gives them; undefined where it lists none. */
function listed(argument: unknown): readonly ComparedTarget[] | undefined {
  if (typeof argument !== 'object' || argument === null || !('customers' in argument)) return undefined;
  const { customers } = argument;
  if (!Array.isArray(customers)) return undefined;
  return customers.flatMap((one: unknown): ComparedTarget[] => {
    const target = customerOf(one);
    if (!target) return [];
    const asKnown = typeof one === 'object' && one !== null && 'asKnown' in one && one.asKnown === true;
    return [asKnown && target.known ? { ...target, asKnown: true } : target];
  });
}

/** The customers that are meant, two at least; none when the user left. */
export async function targetsOf(call: CommandCall, sources: TargetSources): Promise<readonly ComparedTarget[]> {
  const given = listed(call.argument);
  // One customer at two times is compared with itself.
  if (given?.some(({ asKnown }) => asKnown)) return given;
  const rows = call.argument === undefined ? sources.selection().flatMap(row => customerOf(row) ?? []) : [];
  const targets = distinct(given ?? (rows.length > 1 ? rows : await call.customers()));
  const [first, ...others] = targets;
  if (!first || others.length > 0) return targets;
  const other = await askOther(first, sources);
  return other ? distinct([first, other]) : [];
}

/** Asks whom one is to be compared with. */
export async function askOther(first: CustomerTarget, sources: TargetSources): Promise<CustomerTarget | undefined> {
  const prompt = t('Compare {0} with: name, e-mail, phone or ID', sources.title(first));
  const selected = sources.selected();
  if (!selected || sameRef(selected, first)) return sources.ask(prompt);
  const rows = [
    { label: sources.title(selected), description: t('selected for compare'), target: selected },
    { label: t('Search for another customer…'), description: '', target: undefined },
  ];
  const picked = await pickOne(rows, { placeHolder: t('Compare {0} with', sources.title(first)) });
  return picked && (picked.target ?? sources.ask(prompt));
}
