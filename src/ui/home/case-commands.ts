/** Cases: customers of several connections pinned under a name, with a note. */
import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { customers as customerCount } from '../../core/l10n/counts.ts';
import { t } from '../../core/l10n/language.ts';
import { caseReport } from '../../customers/follow/case-report.ts';
import {
  type Case,
  type CustomerRef,
  limits,
  readCases,
  refOf,
  withoutRefs,
  withRefs,
} from '../../customers/follow/kept.ts';
import type { Privacy } from '../../customers/privacy/privacy.ts';
import type { Command, CommandCall } from '../actions/command-arguments.ts';
import { linkTo } from '../actions/uri.ts';
import type { Services } from '../services/services.ts';
import { short } from '../text/customer-text.ts';
import { visible } from '../text/visible.ts';
import { pickOne } from '../window/picks.ts';
import { withProgress } from '../window/progress.ts';
import { askText, back, type Step, series } from '../window/questions.ts';
import { plain, report } from '../window/report.ts';

type Cases = Services['follow']['cases'];
type CaseText = Pick<Case, 'name' | 'note'>;

export function caseCommands(services: Services, showCase: (id: string) => Promise<void>) {
  const { cases } = services.follow;
  const withCase =
    (title: string, work: (one: Case) => unknown): Command =>
    async call => {
      const one = await caseOf(services, call, title);
      if (one) await work(one);
    };
  return {
    addToCase: addToCase(services, showCase),
    openCase: withCase(t('Open which case?'), one => showCase(one.id)),
    renameCase: withCase(t('Rename which case?'), one => rename(cases, one)),
    editCaseNote: withCase(t('Edit the note of which case?'), one => editNote(cases, one)),
    copyCase: withCase(t('Copy which case?'), one => copyCase(services, one)),
    removeCase: withCase(t('Remove which case?'), one => removeCase(services, one)),
    removeFromCase: removeFromCase(services),
  };
}

const has = <Key extends string>(value: unknown, key: Key): value is Record<Key, unknown> =>
  typeof value === 'object' && value !== null && key in value;

/** The case that a row means, as it is by now; else the user is asked. */
async function caseOf(
  { follow: { cases }, privacy }: Services,
  { argument }: CommandCall,
  title: string,
): Promise<Case | undefined> {
  await cases.ready();
  const id = has(argument, 'case') && has(argument.case, 'id') ? argument.case.id : undefined;
  if (id !== undefined) return cases.all.find(one => one.id === id);
  if (cases.all.length > 0)
    return (
      await pickOne(
        cases.all.map(one => rowOf(one, privacy)),
        { title, matchOnDetail: true },
      )
    )?.one;
  void vscode.window.showInformationMessage(t('There is no case yet: “Add to Case…” in a customer’s menu makes one.'));
  return undefined;
}

const rowOf = (one: Case, privacy: Privacy) => ({
  label: privacy.typed(one.name),
  description: customerCount(one.customers.length),
  ...(one.note && { detail: short(privacy.typed(one.note)) }),
  one,
});

/** Only what is still a case is changed: another window may have removed it. */
const change = (cases: Cases, id: string, make: (one: Case) => Case): Promise<void> =>
  cases.change(all => all.map(one => (one.id === id ? make(one) : one)));

const say = (done: string): void => void vscode.window.setStatusBarMessage(`$(check) ${done}`, 3000);

const nameFault = (name: string): string | undefined =>
  name.trim() === ''
    ? t('A case needs a name.')
    : name.length > limits.name
      ? t('At most {0} characters.', limits.name)
      : undefined;

const noteFault = (note: string): string | undefined =>
  note.length > limits.note ? t('At most {0} characters.', limits.note) : undefined;

const kept = (): string => t('It is kept in the secret storage of the editor and nowhere else.');

const askName: Step<CaseText> = async (state, { canGoBack }) => {
  const prompt = `${t('What the case is called, such as the number of a ticket.')} ${kept()}`;
  const name = await askText({ title: t('New case'), prompt, value: state.name, canGoBack, fault: nameFault });
  return name === undefined || name === back ? name : { ...state, name };
};

const askNote: Step<CaseText> = async (state, { canGoBack }) => {
  const prompt = `${t('A note, if you like.')} ${kept()}`;
  const note = await askText({ title: t('New case'), prompt, value: state.note, canGoBack, fault: noteFault });
  return note === undefined || note === back ? note : { ...state, note };
};

function addToCase({ follow: { cases }, privacy }: Services, showCase: (id: string) => Promise<void>): Command {
  return async call => {
    const targets = (await call.customers()).map(refOf);
    if (targets.length === 0) return;
    await cases.ready();
    const rows = cases.all.map(one => rowOf(one, privacy));
    const fresh = { label: t('New case…'), iconPath: new vscode.ThemeIcon('add'), one: undefined };
    const chosen = cases.all.length === 0 ? fresh : await pickOne([...rows, fresh], titleOf(targets));
    if (!chosen) return;
    if (!chosen.one && cases.all.length >= limits.cases) {
      void vscode.window.showWarningMessage(t('There are {0} cases at most: remove one first.', limits.cases));
      return;
    }
    const id = chosen.one ? chosen.one.id : await newCase(cases);
    if (id === undefined) return;
    const before = cases.all.find(one => one.id === id)?.customers ?? [];
    if (withRefs(before, targets).length > limits.customers) {
      void vscode.window.showWarningMessage(t('A case holds {0} customers at most.', limits.customers));
      return;
    }
    await change(cases, id, one => ({ ...one, customers: withRefs(one.customers, targets) }));
    say(t('Added {0} to the case', customerCount(targets.length)));
    if (!chosen.one) await showCase(id);
  };
}

const titleOf = (targets: readonly CustomerRef[]) => ({
  title: t('Add {0} to which case?', customerCount(targets.length)),
  matchOnDetail: true,
});

/** undefined where the user left. */
async function newCase(cases: Cases): Promise<string | undefined> {
  const text = await series<CaseText>({ name: '', note: '' }, [askName, askNote]);
  if (!text) return undefined;
  const [made] = readCases([{ id: randomUUID(), customers: [], ...text }]);
  if (made) await cases.change(all => [...all, made]);
  return made?.id;
}

async function rename(cases: Cases, { id, name: before }: Case): Promise<void> {
  const title = t('Rename the case');
  const name = await askText({ title, prompt: kept(), value: before, canGoBack: false, fault: nameFault });
  if (name !== undefined && name !== back) await change(cases, id, one => ({ ...one, name }));
}

async function editNote(cases: Cases, { id, note: before }: Case): Promise<void> {
  const title = t('Note of the case');
  const note = await askText({ title, prompt: kept(), value: before, canGoBack: false, fault: noteFault });
  if (note !== undefined && note !== back) await change(cases, id, one => ({ ...one, note }));
}

/** It is gone at once, and comes back to its place where the user wants it. */
async function removeCase({ follow: { cases }, privacy }: Services, removed: Case): Promise<void> {
  const at = cases.all.findIndex(({ id }) => id === removed.id);
  await cases.change(all => all.filter(({ id }) => id !== removed.id));
  offerUndo(t('The case “{0}” was removed.', short(privacy.typed(removed.name))), () =>
    cases.change(all =>
      all.some(({ id }) => id === removed.id) ? all : [...all.slice(0, at), removed, ...all.slice(at)],
    ),
  );
}

const removeFromCase =
  ({ follow: { cases }, privacy }: Services): Command =>
  async call => {
    const id = has(call.argument, 'caseId') ? call.argument.caseId : undefined;
    const [one] = cases.all.filter(known => known.id === id);
    if (!one) return;
    const gone = await call.customers();
    await change(cases, one.id, now => ({ ...now, customers: withoutRefs(now.customers, gone) }));
    const said = t('Removed {0} from the case “{1}”.', customerCount(gone.length), short(privacy.typed(one.name)));
    offerUndo(said, () =>
      change(cases, one.id, now => ({ ...now, customers: withRefs(now.customers, gone).slice(0, limits.customers) })),
    );
  };

/** Nobody waits for the answer: it is done already. */
function offerUndo(done: string, undo: () => Promise<void>): void {
  const label = t('Undo');
  void Promise.resolve(vscode.window.showInformationMessage(plain(done), label))
    .then(async chosen => {
      if (chosen === label) await undo();
    })
    .catch(error => report(error));
}

/** Statuses and dates as they are now, as far as they can be had. */
async function copyCase({ connections, store }: Services, { customers }: Case): Promise<void> {
  const here = customers.filter(ref => store.connections.some(({ id }) => id === ref.connectionId));
  const rows = await withProgress(t('Reading the customers of the case'), (_, signal) =>
    Promise.all(
      here.map(async ref => {
        const read = async () => (await connections.get(ref.connectionId)).customer(ref.customerId, { signal });
        const fetched = await read().catch(() => undefined);
        signal.throwIfAborted();
        return {
          customerId: visible(ref.customerId),
          connection: visible(connections.connection(ref.connectionId).name),
          customer: fetched?.record.customer,
          link: linkTo(ref),
        };
      }),
    ),
  ).catch(() => undefined);
  if (!rows) return;
  await vscode.env.clipboard.writeText(caseReport(rows));
  const unread = rows.filter(({ customer }) => !customer).length;
  const done = t(
    'Copied {0} as Markdown: no names, no e-mail addresses, and neither the case’s name nor its note.',
    customerCount(rows.length),
  );
  if (unread === 0) say(done);
  else void vscode.window.showWarningMessage(`${done} ${t('{0} could not be read.', customerCount(unread))}`);
}
