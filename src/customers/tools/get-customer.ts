/** One customer as a model asks for it, or a part of the provider's own JSON. */

import { items, pointerPath, spanAt, wholeSpan } from '../../core/json/spans.ts';
import { number, t } from '../../core/l10n/language.ts';
import type { CustomerRecord } from '../../core/model/customer.ts';
import { ClienteleError } from '../../core/model/errors.ts';
import { customerFields } from '../export/columns.ts';
import { coverValues } from '../privacy/cover.ts';
import { fitJson } from './fit-json.ts';
import type { ToolInput } from './inputs.ts';
import { fittingRows } from './limits.ts';
import { shownCustomer } from './shown-customer.ts';
import { type Answer, connectionOf, noSuchContinuation, type ToolWork, valuesOf } from './work.ts';

/** Keys of the provider's JSON that an answer names. */
const mostKeys = 60;

/** The ID stands beside them, as it may be given to a model. */
const fields = customerFields.filter(field => field !== 'id');

/** The record of a customer, as the provider has it now. */
export async function recordOf(work: ToolWork, connection: string, id: string): Promise<CustomerRecord> {
  connectionOf(work, connection);
  const account = await work.accounts.get(connection);
  const { record } = await account.customer(work.session.idOf(connection, id), { signal: work.signal });
  return record;
}

export async function getCustomer(work: ToolWork, input: ToolInput<'getCustomer'>): Promise<Answer> {
  if (input.after !== undefined && input.part === undefined) throw noSuchContinuation();
  const record = await recordOf(work, input.connection, input.id);
  const { row, handed, record: shown } = shownCustomer(work, record, fields);
  // What is covered in the panel is covered here too, whatever the user has allowed.
  const raw = valuesOf(work, record.connectionId) === 'real' ? openRaw(work, record) : shown.raw;
  if (input.part !== undefined) {
    const { connection, id, link, values } = row;
    return partAnswer(work, input, raw, { connection, id, link, values }, handed);
  }
  const size = (value: unknown) => work.print(JSON.stringify(value)).length;
  const [customer] = fittingRows([row], work.characters * 0.7, size);
  const keys = raw.startsWith('{') ? items(raw, wholeSpan(raw)).map(({ key = '' }) => key) : [];
  const jsonKeys = fittingKeys(keys, work.characters * 0.15);
  return {
    body: {
      customer,
      jsonKeys,
      jsonHint: t(
        'These are keys of the provider’s own JSON. Ask for the value of one with “part”, such as “/status”.',
      ),
    },
    customers: [handed],
  };
}

function fittingKeys(keys: readonly string[], room: number): readonly string[] {
  let left = room;
  return keys.slice(0, mostKeys).filter(key => {
    left -= key.length + 3;
    return left > 0;
  });
}

const openRaw = ({ accounts }: ToolWork, { connectionId, raw }: CustomerRecord): string =>
  coverValues(raw, accounts.provider(accounts.connection(connectionId)).covered).text;

function partAnswer(
  work: ToolWork,
  { part = '', after }: ToolInput<'getCustomer'>,
  raw: string,
  about: Readonly<Record<string, unknown>>,
  handed: Answer['customers'][number],
): Answer {
  const span = spanAt(raw, pointerPath(part));
  if (!span) throw noSuchPart();
  if (after !== undefined && !/^\d{1,9}$/.test(after)) throw noSuchContinuation();
  const fitted = fitJson(raw.slice(span.start, span.end), {
    pointer: part,
    from: Number(after ?? 0),
    room: Math.floor(work.characters * 0.6),
    size: json => work.print(json).length,
  });
  const { json, next, tooLarge } = fitted;
  return {
    body: {
      ...about,
      part,
      ...(next !== undefined && {
        after: String(next),
        cutBySize: t(
          'This part does not fit into {0} characters. Call again with this “after” for what follows.',
          number(work.characters),
        ),
      }),
      ...(tooLarge.length > 0 && {
        tooLarge: t('Where “tooLarge” stands, the value has too many characters: ask for it by its own “part”.'),
      }),
    },
    json,
    customers: [{ ...handed, fields: [t('JSON {0}', part === '' ? '/' : part)] }],
  };
}

const noSuchPart = () =>
  new ClienteleError({
    kind: 'badRequest',
    who: 'Clientele',
    what: t('{who} finds no such part in the JSON of this customer'),
    cure: t('Leave “part” out to see the keys there are, or pass an empty text for all of it.'),
  });
