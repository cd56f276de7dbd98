/**
 * A card over an ID or an e-mail address in an editor: who that is, of what was read already; of somebody unknown, links that
 * ask a provider. It asks none by itself, and there is none in a workspace that is not trusted.
 */
import * as vscode from 'vscode';
import { number, t } from '../../core/l10n/language.ts';
import type { CustomerRecord } from '../../core/model/customer.ts';
import { asText } from '../../customers/follow/case-report.ts';
import { wayOf } from '../../customers/lookup/look-up.ts';
import { emailsIn, type FoundId, idsIn } from '../../customers/match/recognise.ts';
import { firstSign, type Sign, signOf } from '../../customers/match/same-person.ts';
import { connectionPlace } from '../actions/connection-place.ts';
import type { Services } from '../services/services.ts';
import { customerLabel, short } from '../text/customer-text.ts';
import { statusWords } from '../text/status-words.ts';
import { showsHoverCards } from '../window/settings.ts';

/** Characters of a line around the pointer that are looked at: a line may be a megabyte. */
const around = 200;
/** Records of a connection that are looked at. */
const most = 20;
/** Connections that are named beside the first. */
const mostNamed = 5;

type Needed = Pick<Services, 'connections' | 'index' | 'privacy' | 'store'>;

/** An ID or an address, and where it stands in its line. */
export interface Pointed {
  readonly kind: 'id' | 'email';
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** What of a line a place in it is about. */
export function pointedAt(line: string, at: number): Pointed | undefined {
  const start = Math.max(0, at - around);
  const part = line.slice(start, at + around);
  const isAt = ({ id, index }: FoundId) => start + index <= at && at <= start + index + id.length;
  const email = emailsIn(part).find(isAt);
  const found = email ?? idsIn(part).find(isAt);
  if (!found) return undefined;
  const from = start + found.index;
  return { kind: email ? 'email' : 'id', text: found.id, from, to: from + found.id.length };
}

/**
 * The records that were read whose ID or address this is, those of one connection beside each other; then those of the same
 * person elsewhere.
 */
export async function knownBy(services: Needed, text: string): Promise<readonly CustomerRecord[]> {
  const wanted = text.toLowerCase();
  const isMeant = ({ customer }: CustomerRecord) =>
    customer.id.toLowerCase() === wanted || customer.email?.toLowerCase() === wanted;
  const meant = (await recordsWith(services, text)).filter(isMeant);
  const sign = meant[0] && firstSign(meant[0].customer);
  if (!sign || sign.value.toLowerCase() === wanted) return meant;
  const others = (await recordsWith(services, sign.value)).filter(
    record => hasSign(record, sign) && !meant.some(one => isSame(one, record)),
  );
  return [...meant, ...others];
}

async function recordsWith({ index, store }: Needed, text: string): Promise<readonly CustomerRecord[]> {
  const found = await Promise.all(
    store.connections.map(({ id }) => index.search({ connectionId: id, text, limit: most })),
  );
  return found.flatMap(({ records }) => records);
}

const isSame = (one: CustomerRecord, other: CustomerRecord): boolean =>
  one.connectionId === other.connectionId && one.customer.id === other.customer.id;

function hasSign({ customer }: CustomerRecord, { kind, key }: Sign): boolean {
  const value = customer[kind];
  return value !== null && signOf(kind, value)?.key === key;
}

/** The card; undefined where nobody is known. Every text of a person is appended as text, so that none of it is markup. */
export function cardOf(services: Needed, records: readonly CustomerRecord[]): vscode.MarkdownString | undefined {
  const [first] = records;
  if (!first) return undefined;
  const card = new vscode.MarkdownString('', true);
  card.isTrusted = { enabledCommands: ['clientele.openCustomer', 'clientele.copyAsCurl', 'clientele.search'] };
  const privacy = services.privacy.together(records.map(({ connectionId }) => connectionId));
  const labelOf = (record: CustomerRecord) => customerLabel(privacy.customer(record));
  for (const record of records.slice(0, mostNamed)) {
    const { connectionId } = record;
    const connection = services.store.connections.find(({ id }) => id === connectionId);
    if (!connection) continue;
    const isFirst = record === first;
    const { status } = privacy.customer(record);
    const label = labelOf(record);
    const who = [(isFirst || label !== labelOf(first)) && label, status && statusWords[status]];
    const where = [connection.name, connectionPlace(services, connection)];
    // A link has the real ID in it.
    const links = privacy.covers(connectionId) ? '' : linksOf(record, isFirst ? records : []);
    // The first has three lines, as it is most often the only one; all others have one.
    if (isFirst) {
      card.appendText(joined(who));
      card.appendMarkdown('\n\n');
      card.appendText(joined(where));
      card.appendMarkdown(`\n\n${links}`);
    } else {
      card.appendText(joined([...where, ...who]));
      card.appendMarkdown(links && ` · ${links}`);
    }
    card.appendMarkdown('\n\n');
  }
  const more = records.length - mostNamed;
  if (more > 0) card.appendText(t('and {0} more', number(more)));
  return card;
}

const joined = (parts: readonly (string | false | null)[]): string => parts.filter(Boolean).join(' · ');

/** A bracket would end the address of a link. */
const encoded = (argument: object): string =>
  encodeURIComponent(JSON.stringify([argument])).replace(/[()]/g, one => (one === '(' ? '%28' : '%29'));

const link = (title: string, command: string, argument: object): string =>
  `[${title}](command:clientele.${command}?${encoded(argument)})`;

/** What can be done with a customer; the last leads to the same person in other connections, as far as they are `known`. */
function linksOf({ connectionId, customer }: CustomerRecord, known: readonly CustomerRecord[]): string {
  const argument = { connectionId, customerId: customer.id };
  const sign = firstSign(customer);
  const others = sign ? known.filter(record => record.connectionId !== connectionId && hasSign(record, sign)) : [];
  const places = new Set(others.map(record => record.connectionId)).size;
  return [
    link(t('Open'), 'openCustomer', argument),
    link(t('Copy as cURL'), 'copyAsCurl', argument),
    ...(sign && places > 0 ? [link(t('Also at {0}', number(places)), 'search', { text: sign.value })] : []),
  ].join(' · ');
}

/** The card for somebody of whom nothing was read: who can say it in one request; undefined where nobody can. */
export function askCard(
  { store, connections }: Pick<Services, 'store' | 'connections'>,
  { kind, text }: Pick<Pointed, 'kind' | 'text'>,
): vscode.MarkdownString | undefined {
  const asked = store.connections.filter(connection => wayOf(connections.provider(connection), { kind, text }));
  if (asked.length === 0) return undefined;
  const card = new vscode.MarkdownString('');
  card.isTrusted = { enabledCommands: ['clientele.openCustomer', 'clientele.search'] };
  const links = asked.slice(0, mostNamed).map(({ id: connectionId, name }) => {
    // An ID is asked for as it is; an address is searched for, and who has it is shown.
    const title = inMarkdown(t('Ask {0} (1 request)', short(name, 40)));
    return kind === 'id'
      ? link(title, 'openCustomer', { connectionId, customerId: text })
      : link(title, 'search', { connectionId, text });
  });
  card.appendMarkdown(links.join(' · '));
  return card;
}

const inMarkdown = (text: string): string => asText(text.replace(/\s+/g, ' '));

export const hoverCards = (services: Needed): vscode.Disposable =>
  vscode.languages.registerHoverProvider(
    ['file', 'untitled', 'vscode-remote'].map(scheme => ({ scheme })),
    {
      async provideHover(document, { line, character }, token) {
        if (!vscode.workspace.isTrusted || !showsHoverCards()) return undefined;
        const pointed = pointedAt(document.lineAt(line).text, character);
        const records = pointed ? await knownBy(services, pointed.text) : [];
        const card = cardOf(services, records) ?? (pointed && askCard(services, pointed));
        if (!pointed || !card || token.isCancellationRequested) return undefined;
        return new vscode.Hover(card, new vscode.Range(line, pointed.from, line, pointed.to));
      },
    },
  );
