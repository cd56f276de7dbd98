/** Watching customers, and what changed in them. */
import * as vscode from 'vscode';
import { indented } from '../../core/json/indent.ts';
import { customers as customerCount } from '../../core/l10n/counts.ts';
import { t } from '../../core/l10n/language.ts';
import { type CustomerRef, limits, refOf, sameRef, withoutRefs, withRefs } from '../../customers/follow/kept.ts';
import type { Change, Observation } from '../../customers/follow/watched.ts';
import type { Command, CommandCall } from '../actions/command-arguments.ts';
import { coveredRaw, customerRow } from '../actions/covered-raw.ts';
import type { CustomerTarget } from '../actions/customer-target.ts';
import { readBefore } from '../actions/read-before.ts';
import type { Services } from '../services/services.ts';
import { customerLabel, short } from '../text/customer-text.ts';
import { pickOne } from '../window/picks.ts';
import { plain } from '../window/report.ts';
import type { Watcher } from './watcher.ts';

export function watchCommands(services: Services, watcher: Watcher) {
  const { watched } = services.follow;

  const watch: Command = async call => {
    const targets = await call.customers();
    if (targets.length === 0) return;
    await watched.ready();
    const added = withRefs([], targets).filter(one => !watched.all.some(known => sameRef(known, one)));
    if (added.length === 0) return offerUnwatch(targets);
    if (watched.all.length + added.length > limits.watched) {
      const most = t('Clientele watches {0} customers at most: unwatch some first.', limits.watched);
      void vscode.window.showWarningMessage(most);
      return;
    }
    await watched.change(all => withRefs(all, added));
    say(t('Watching {0}', customerCount(added.length)));
  };

  const remove = async (targets: readonly CustomerTarget[]) => {
    await watched.change(all => withoutRefs(all, targets));
    say(t('Not watched any more: {0}', customerCount(targets.length)));
  };

  /** The panel's button does not know that its customer is watched. */
  const offerUnwatch = async (targets: readonly CustomerTarget[]) => {
    const unwatch = t('Unwatch');
    const chosen = await vscode.window.showInformationMessage(t('Watched already.'), unwatch);
    if (chosen === unwatch) await remove(targets);
  };

  const unwatch: Command = async call => {
    await watched.ready();
    const front = call.inFront();
    const isShown = front !== undefined && watched.all.some(known => sameRef(known, front));
    const isNamed = call.argument !== undefined || isShown;
    const targets = isNamed ? await call.customers() : await askWatched(services, watcher, call);
    if (targets.length > 0) await remove(targets);
  };

  const showChange: Command = async call => {
    const target = call.argument === undefined ? await askChanged(services, watcher) : await call.customer();
    if (!target) return;
    const { change } = watcher.state(target);
    if (!change) {
      void vscode.window.showInformationMessage(t('Nothing has changed since it was read first.'));
      return;
    }
    await openDifference(services, target, change);
    watcher.markSeen(target);
  };

  return { watch, unwatch, showChange };
}

const say = (done: string): void => void vscode.window.setStatusBarMessage(`$(check) ${done}`, 3000);

/** A customer to choose, with what is known of it. */
function rowOf(services: Services, watcher: Watcher, ref: CustomerRef) {
  const { store, privacy } = services;
  const { latest } = watcher.state(ref);
  return {
    label:
      latest?.kind === 'record'
        ? customerLabel(privacy.customer(latest.record))
        : short(privacy.id(ref.connectionId, ref.customerId, readBefore(services, ref)?.record)),
    description: store.nameOf(ref.connectionId) ?? ref.connectionId,
    ref,
  };
}

async function askWatched(services: Services, watcher: Watcher, call: CommandCall): Promise<readonly CustomerTarget[]> {
  const { all } = services.follow.watched;
  if (all.length === 0) return call.customers();
  const rows = all.map(ref => rowOf(services, watcher, ref));
  const chosen = await pickOne(rows, { title: t('Unwatch which customer?'), matchOnDescription: true });
  return chosen ? [refOf(chosen.ref)] : [];
}

async function askChanged(services: Services, watcher: Watcher): Promise<CustomerTarget | undefined> {
  await services.follow.watched.ready();
  const changed = services.follow.watched.all.filter(ref => watcher.state(ref).change);
  const [only, ...others] = changed;
  if (!only) {
    void vscode.window.showInformationMessage(t('No watched customer has changed since this window has read it.'));
    return undefined;
  }
  if (others.length === 0) return refOf(only);
  const rows = changed.map(ref => rowOf(services, watcher, ref));
  const chosen = await pickOne(rows, { title: t('Which customer?'), matchOnDescription: true });
  return chosen && refOf(chosen.ref);
}

/** The JSON before and after, beside each other, with what is covered covered. */
async function openDifference(services: Services, ref: CustomerRef, { before, after }: Change): Promise<void> {
  const { connectionId, customerId } = ref;
  const textOf = (one: Observation): string =>
    one.kind === 'gone'
      ? JSON.stringify(t('The provider does not know this customer.'))
      : coveredRaw(services, customerRow(one.record), false).text;
  const known = [before, after].find(one => one.kind === 'record')?.record;
  const shownId = services.privacy.id(connectionId, customerId, known);
  // Tabs' titles and the addresses of documents are kept by VS Code: an ID and nothing else is in them.
  const id = short(shownId, 60);
  const side = (name: string, one: Observation) => ({ connectionId, name, text: () => indented(textOf(one)), id: '' });
  const [left, right] = [
    side(t('{id} · before', { id: shownId }), before),
    side(t('{id} · now', { id: shownId }), after),
  ];
  await services.documents.showDiff(left, right, t('{id}: before ↔ now', { id }));
  if (left.text() !== right.text()) return;
  const why = t('What changed in {0} is covered: open its raw JSON and reveal it there.', plain(id));
  void vscode.window.showInformationMessage(why);
}
