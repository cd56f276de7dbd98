/** What the tools are made of, and what an answer is. */
import { t } from '../../core/l10n/language.ts';
import type { Connection, Customer, CustomerRecord } from '../../core/model/customer.ts';
import type { CuresByKind } from '../../core/model/errors.ts';
import { ClienteleError, isClienteleError } from '../../core/model/errors.ts';
import type { RelatedItem } from '../../core/model/section.ts';
import type { OpenConnections } from '../connections/open-connections.ts';
import type { CustomerIndex } from '../index/customer-index.ts';
import type { HandedOver, Values } from './model-log.ts';
import type { ModelSession } from './model-session.ts';

/** Records as they are before the user has allowed real values. */
export interface Masking {
  record(record: CustomerRecord): CustomerRecord;
  item(item: RelatedItem, customer: Customer): RelatedItem;
}

export interface ToolWork {
  readonly accounts: OpenConnections;
  readonly index: CustomerIndex;
  readonly session: ModelSession;
  readonly mask: Masking;
  /** The URI that opens a customer here. */
  readonly link: (connectionId: string, customerId: string) => string | undefined;
  /** JSON as a model reads it: characters that nobody sees are made visible. */
  readonly print: (json: string) => string;
  /** Characters that the answer may have. */
  readonly characters: number;
  readonly signal: AbortSignal;
}

export interface Answer {
  readonly body: Readonly<Record<string, unknown>>;
  /** A value of the provider's JSON, as text so that its digits stay; the member `json` of the answer. */
  readonly json?: string;
  readonly customers: readonly HandedOver[];
}

export const valuesOf = ({ session }: Pick<ToolWork, 'session'>, connectionId: string): Values =>
  session.consents.isAllowed(connectionId) ? 'real' : 'masked';

/** What errors of a kind lead a model to, where nothing else was said of them. */
const cures: CuresByKind = {
  notFound: t('Look for the customer with clientele_findCustomers, and use the id that it gives.'),
  badRequest: t('Change the input, then call the tool again.'),
  unauthorized: t('Ask the user to run “Clientele: Update Credentials” for this connection; do not try again before.'),
  forbidden: t('Ask the user to check what the key may do; do not try again before.'),
  network: t('Try again once; then ask the user to run “Clientele: Diagnose Connection”.'),
  tooLarge: t(
    'Ask the user to look at it at the provider, or to lower clientele.pageSize where this provider has pages of that size.',
  ),
  schema: t('Ask the user to run “Clientele: Diagnose Connection”.'),
  notJson: t('Ask the user to run “Clientele: Diagnose Connection”.'),
};

/** An error as a model reads it: nothing in it is the provider's, whose words may name a person or say what to do. */
export function failureWords(error: unknown): Readonly<Record<string, unknown>> {
  const known = isClienteleError(error)
    ? error.withCureOfKind(cures)
    : new ClienteleError({ kind: 'server', who: 'Clientele', cause: error });
  const { kind, retryAt } = known;
  return { error: known.forOthers, kind, ...(retryAt && { retryAt }) };
}

/** The connection of an id. The error says where ids come from. */
export function connectionOf({ accounts }: Pick<ToolWork, 'accounts'>, id: string): Connection {
  const connection = accounts.connections.find(one => one.id === id);
  if (connection) return connection;
  throw new ClienteleError({
    kind: 'badRequest',
    who: 'Clientele',
    what: t('{who} has no connection with this id'),
    cure: t('Call clientele_listConnections, and use an id that it gives.'),
  });
}

/** Of an `after` that leads nowhere. */
export const noSuchContinuation = () =>
  new ClienteleError({
    kind: 'badRequest',
    who: 'Clientele',
    what: t('{who} does not know where this “after” goes on'),
    cure: t('Call the tool again without “after”; then pass on the one of its answer, with the same input.'),
  });
