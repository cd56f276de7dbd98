/** What belongs to a customer, section by section, as a model asks for it: one page of each, more when it asks on. */
import { number, t } from '../../core/l10n/language.ts';
import type { Customer } from '../../core/model/customer.ts';
import { ClienteleError } from '../../core/model/errors.ts';
import type { RelatedItem } from '../../core/model/section.ts';
import { openFields } from '../related/open-fields.ts';
import type { OpenedSection } from '../related/opened-section.ts';
import { related } from '../related/related.ts';
import { recordOf } from './get-customer.ts';
import type { ToolInput } from './inputs.ts';
import { fittingRows, limits } from './limits.ts';
import { shownCustomer } from './shown-customer.ts';
import { type Answer, failureWords, noSuchContinuation, type ToolWork, valuesOf } from './work.ts';

/** A section to be shown from one of its items on. */
interface Place {
  readonly section: OpenedSection;
  readonly from: number;
}

interface Owner {
  readonly connectionId: string;
  readonly customer: Customer;
}

export async function getRelated(work: ToolWork, input: ToolInput<'getRelated'>): Promise<Answer> {
  const record = await recordOf(work, input.connection, input.id);
  const owner: Owner = { connectionId: record.connectionId, customer: record.customer };
  const places = input.after === undefined ? await opened(work, input, owner) : [await goneOn(work, input, owner)];
  const { row, handed } = shownCustomer(work, record, []);
  const room = (work.characters * 0.85 - 600) / Math.max(1, places.length);
  const sections = places.map(place => sectionAnswer(work, owner, place, room));
  return {
    body: {
      customer: row,
      sections,
      ...(sections.length === 0 && { next: t('This provider lists nothing that belongs to a customer.') }),
    },
    customers: [{ ...handed, fields: places.map(({ section }) => section.section.id) }],
  };
}

async function opened(work: ToolWork, input: ToolInput<'getRelated'>, { connectionId, customer }: Owner) {
  const account = await work.accounts.get(connectionId);
  const known = (account.provider.sections ?? []).map(({ id }) => id);
  const names = [...new Set(input.sections ?? known)];
  if (names.some(name => !known.includes(name))) throw noSuchSection(known);
  const sections = names.map(name => account.section(name, customer.id));
  for await (const _ of related(sections, { signal: work.signal })); // what came of each is in the section
  return sections.map((section): Place => ({ section, from: 0 }));
}

/** The place that an answer named, with the page behind it where all before was handed over. */
async function goneOn({ session, signal }: ToolWork, { after = '' }: ToolInput<'getRelated'>, owner: Owner) {
  const kept = session.continuation(after);
  if (kept?.kind !== 'items' || kept.connectionId !== owner.connectionId || kept.customerId !== owner.customer.id)
    throw noSuchContinuation();
  const { section, from } = kept;
  const stop = () => section.stop();
  signal.addEventListener('abort', stop, { once: true });
  if (section.items.length <= from) await section.more();
  signal.removeEventListener('abort', stop);
  return { section, from };
}

const isThere = ([, value]: readonly [string, unknown]) => value !== null;

function itemRow(work: ToolWork, { connectionId, customer }: Owner, section: OpenedSection, item: RelatedItem) {
  const isReal = valuesOf(work, connectionId) === 'real';
  // What is covered in the panel stays covered, whatever the user has allowed.
  const fields = isReal
    ? openFields(item, section.section)
    : openFields(work.mask.item(item, customer), section.section);
  return Object.fromEntries(Object.entries({ kind: item.kind, ...fields }).filter(isThere));
}

function sectionAnswer(work: ToolWork, owner: Owner, { section, from }: Place, room: number) {
  const { items, state, total, dropped } = section;
  const wanted = items.slice(from, from + limits.rows).map(item => itemRow(work, owner, section, item));
  const rows = fittingRows(wanted, room - 500, value => work.print(JSON.stringify(value)).length);
  const to = from + rows.length;
  const goesOn = to < items.length || state.kind === 'more' || (state.kind === 'failed' && !state.isCircle && to > 0);
  const { connectionId, customer } = owner;
  const after =
    goesOn && work.session.keep({ kind: 'items', connectionId, customerId: customer.id, section, from: to });
  return {
    section: section.section.id,
    ...(total !== null && { total }),
    items: rows,
    ...(rows.length > 0 && { shown: t('{0} to {1} of those that were read', number(from + 1), number(to)) }),
    ...(state.kind === 'failed' && failureWords(state.error)),
    ...(after && { after, next: t('There is more: call again with this “after” and this customer.') }),
    ...(rows.length < wanted.length && {
      cutBySize: t('Only {0} of {1} items fit into this answer.', number(rows.length), number(wanted.length)),
    }),
    ...(section.problems.length > 0 && {
      unreadable: t('{0} rows could not be read; the user sees them in the panel.', number(section.problems.length)),
    }),
    ...(dropped > 0 && { leftOut: t('{0} rows belonged to other customers.', number(dropped)) }),
  };
}

const noSuchSection = (known: readonly string[]) =>
  new ClienteleError({
    kind: 'badRequest',
    who: 'Clientele',
    what: t('{who} has no such section for this customer'),
    cure: known.length > 0 ? t('It has: {0}.', known.join(', ')) : t('This provider lists none.'),
  });
