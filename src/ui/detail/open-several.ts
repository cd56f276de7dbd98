/** Opening several customers at once, each in a tab that stays. */
import { type CommandCall, customersOf } from '../actions/command-arguments.ts';
import type { CustomerTarget } from '../actions/customer-target.ts';
import { mayOpen } from '../actions/may-open.ts';

/** The customers of the rows that are selected, where the one acted on is one of several. */
export const severalRows = ({ selected }: CommandCall): readonly CustomerTarget[] =>
  Array.isArray(selected) && selected.length > 1 ? selected.flatMap(customersOf) : [];

export async function openSeveral(
  targets: readonly CustomerTarget[],
  show: (target: CustomerTarget) => Promise<void>,
): Promise<void> {
  if (await mayOpen(targets.length)) await Promise.all(targets.map(show));
}
