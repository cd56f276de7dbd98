/** Features that are loaded when they are first used: what most days do without does not delay the first rows. */
import type { Connection } from '../../core/model/customer.ts';
import type { Command } from '../actions/command-arguments.ts';
import type { CustomerTarget } from '../actions/customer-target.ts';
import type { ListedCustomers } from '../home/listed.ts';
import type { Services } from '../services/services.ts';
import type { Disposables } from '../window/disposables.ts';

interface Ports {
  readonly open: (target: CustomerTarget) => void;
  readonly list: (customers: ListedCustomers) => Promise<void>;
  readonly show: (connection: Connection) => Promise<void>;
}

/** A command whose feature is loaded when the command is. */
function whenUsed(load: () => Promise<Command>): Command {
  let loaded: Promise<Command> | undefined;
  return async call => {
    loaded ??= load();
    return (await loaded)(call);
  };
}

/** Commands by feature, as the table of commands takes them. */
export function laterFeatures(services: Services, own: Disposables, { open, list, show }: Ports) {
  const describeList = whenUsed(async () => {
    const { registerDescribe } = await import('./rarely-used.ts');
    return own.add(registerDescribe(services)).commands.describeList;
  });
  const reconcile = whenUsed(async () => {
    const { registerReconcile } = await import('./rarely-used.ts');
    return own.add(registerReconcile(services, open)).commands.reconcile;
  });
  const findList = whenUsed(async () => {
    const { registerLookup } = await import('./rarely-used.ts');
    return own.add(registerLookup(services, open)).commands.findList;
  });
  const newCustomProvider = whenUsed(async () => {
    const { registerDraft } = await import('./rarely-used.ts');
    return own.add(registerDraft(services, show)).commands.newCustomProvider;
  });
  const showInsights = whenUsed(async () => {
    const { registerInsights } = await import('./rarely-used.ts');
    return own.add(registerInsights(services, { open, list })).commands.showInsights;
  });
  return {
    ...{ describing: { describeList }, draft: { newCustomProvider }, insights: { showInsights } },
    ...{ lookup: { findList }, reconcile: { reconcile } },
  };
}
