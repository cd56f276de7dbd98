/** The request behind what is shown, in a read-only document. */
import { t } from '../../core/l10n/language.ts';
import type { Command, CommandCall } from '../actions/command-arguments.ts';
import type { Services } from '../services/services.ts';
import type { Node } from '../tree/nodes.ts';
import { requestReport } from './request-report.ts';
import { exchangeOfCustomer, exchangeOfRow, noneKnown, type ShownExchange } from './shown-exchange.ts';

const rowOf = ({ argument }: CommandCall): Node | undefined => {
  const isRow = typeof argument === 'object' && argument !== null && 'kind' in argument && 'id' in argument;
  return isRow ? (argument as Node) : undefined; // menus of the views give nothing else of this kind
};

export function registerRequest(services: Services) {
  const showRequest: Command = async call => {
    const row = rowOf(call);
    if (row) return show(services, exchangeOfRow(row));
    const target = await call.customer();
    if (target) await show(services, exchangeOfCustomer(target));
  };
  return { commands: { showRequest }, dispose: () => {} };
}

async function show(
  { connections, documents, privacy }: Pick<Services, 'connections' | 'documents' | 'privacy'>,
  shown: ShownExchange | undefined,
): Promise<void> {
  if (!shown) throw noneKnown();
  const { connectionId, name, exchange } = shown;
  const { client } = await connections.get(connectionId);
  const text = () => {
    const request = privacy.request(connectionId, exchange.request);
    const snippets = {
      curl: client.snippet('curl', request),
      fetch: client.snippet('fetch', request),
      python: client.snippet('python', request),
    };
    const url = privacy.url(connectionId, exchange.url);
    return requestReport({ ...shown, exchange: { ...exchange, url } }, snippets);
  };
  // Two pages of one number are told apart by what was asked for them.
  await documents.show(
    connectionId,
    t('{0} · request', privacy.id(connectionId, name)),
    text,
    'clientele-report',
    exchange.url,
  );
}
