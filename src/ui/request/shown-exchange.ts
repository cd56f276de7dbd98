/** The request behind what a command is about: a customer, a page, a row that could not be read, or a failure. */
import { t } from '../../core/l10n/language.ts';
import { ClienteleError } from '../../core/model/errors.ts';
import type { Exchange } from '../../core/model/exchange.ts';
import { exchangeOf } from '../../core/requests/recording.ts';
import type { CustomerList } from '../../customers/pages/opened-list.ts';
import type { CustomerTarget } from '../actions/customer-target.ts';
import type { Node } from '../tree/nodes.ts';

/** A request as it is shown. */
export interface ShownExchange {
  readonly connectionId: string;
  /** What it was for, as the name of a document: "page 3", an ID. */
  readonly name: string;
  readonly exchange: Exchange;
  /** Nothing was asked when this was shown: the answer was at hand. */
  readonly cached: boolean;
}

type Brought = { readonly exchange?: Exchange; readonly cached?: true } | undefined;

const shown = (connectionId: string, name: string, brought: Brought): ShownExchange | undefined =>
  brought?.exchange && { connectionId, name, exchange: brought.exchange, cached: brought.cached === true };

function ofError(connectionId: string, error: unknown): ShownExchange | undefined {
  const exchange = exchangeOf(error);
  return exchange && { connectionId, name: t('failure'), exchange, cached: false };
}

function ofPage({ connectionId }: Node, list: CustomerList, number: number): ShownExchange | undefined {
  const state = list.state(number);
  if (state?.kind === 'failed') return ofError(connectionId, state.error);
  return shown(connectionId, t('page {0}', number), state?.page);
}

/** undefined for a row behind which there was no request, or none that is remembered. */
export function exchangeOfRow(node: Node): ShownExchange | undefined {
  switch (node.kind) {
    case 'connection':
      return ofPage(node, node.list, 1);
    case 'page':
      return ofPage(node, node.list, node.page);
    case 'problem': {
      const { parent } = node;
      const list = parent?.kind === 'page' || parent?.kind === 'connection' ? parent.list : undefined;
      return list && ofPage(node, list, node.page);
    }
    case 'failure':
      return ofError(node.connectionId, node.error);
    case 'notRefreshed':
      return ofError(node.connectionId, node.reason.error);
    case 'customer':
      return exchangeOfCustomer(node);
    default:
      return undefined;
  }
}

/** The last question for a customer, where it failed; else the one that brought what is shown. */
export const exchangeOfCustomer = ({ connectionId, customerId, known, error }: CustomerTarget) =>
  (error && ofError(connectionId, error)) ?? shown(connectionId, customerId, known);

export const noneKnown = () =>
  new ClienteleError({
    kind: 'configuration',
    who: 'Clientele',
    what: t('{who} remembers no request for this'),
    cure: t('What a search found in the index was read before: open the customer, and look at its request there.'),
  });
