/** Search as a QuickPick: hits as they arrive, each with where it was found; a scan only when its row is chosen. */
import * as vscode from 'vscode';
import type { SearchHit, SearchState } from '../api.ts';
import type { Connection } from '../core/customer.ts';
import { isClienteleError } from '../core/errors.ts';
import { type Person, persons } from '../customers/persons.ts';
import { recognise } from '../customers/recognise.ts';
import type { History } from './history.ts';
import type { CustomerTarget } from './targets.ts';
import { customerDetail, customerLabel, short } from './text.ts';

export interface SearchPort {
  readonly connections: () => readonly Connection[];
  readonly describe: (connection: Connection) => string;
  /** Customers in the list, where an answer has said so. */
  readonly total: (connectionId: string) => number | null;
  /** `scan` names the connections whose list is read; none is read by itself. */
  readonly search: (
    text: string,
    options: {
      readonly connections: readonly string[];
      readonly scan: readonly string[];
      readonly signal: AbortSignal;
      readonly onState: (state: SearchState) => void;
    },
  ) => AsyncIterable<SearchHit>;
  /** Earlier searches, newest first; a search that led somewhere is added. */
  readonly history: History;
  /** Something on the clipboard that names a customer. */
  readonly clipboard: () => Promise<string | undefined>;
  /** Keeps a search as a row of the connections' trees. */
  readonly keep: (text: string, connectionIds: readonly string[]) => void;
  readonly copyId: (target: CustomerTarget) => Promise<void>;
  readonly reveal: (target: CustomerTarget) => Promise<void>;
}

/** Milliseconds of silence before a text is searched for. */
const debounce = 250;
/** A QuickPick draws every row it is given. */
const mostRows = 200;

type Row = vscode.QuickPickItem & { readonly id: string } & (
    | { readonly hit: SearchHit }
    | { readonly scan: string }
    | { readonly person: Person }
    | { readonly text: string }
    | { readonly note: true }
  );

const copyButton: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('copy'), tooltip: 'Copy ID' };
const revealButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('list-tree'),
  tooltip: 'Reveal in Tree',
};
const stopButton: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('debug-stop'), tooltip: 'Stop' };

const keepButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('pin'),
  tooltip: 'Keep this search in the tree',
};

const number = new Intl.NumberFormat('en');
const seconds = (until: string) => Math.max(1, Math.ceil((Date.parse(until) - Date.now()) / 1000));

/** What a connection's state says, as the end of its row. */
function stateText({ state, found, scanned, total, retryAt, error, covered }: SearchState): string {
  const read = scanned
    ? `scanned ${number.format(scanned)}${total === null ? '' : ` of ${number.format(total)}`}`
    : undefined;
  const matches = found ? `found ${number.format(found)}` : undefined;
  const list = (...parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(', ');
  if (retryAt) return list(`rate limited for ${seconds(retryAt)} s`, matches, read);
  if (state === 'failed') return list(short(error?.message ?? 'failed', 200), matches);
  if (state === 'searching') return list('searching', matches);
  if (state === 'scanning') return list(read ?? 'scanning', matches);
  if (state === 'stopped') return list('stopped', read, matches);
  // "Nothing found" alone would claim more than was looked at.
  return `${matches ?? 'nothing found'}. ${covered.join(' ') || 'Nothing of it was read yet, and it has no search for this.'}`;
}

/** One search on screen. It ends with a customer, or with nothing. */
class SearchBox {
  private readonly port: SearchPort;
  private readonly connections: readonly Connection[];
  private readonly pick = vscode.window.createQuickPick<Row>();
  private readonly hits = new Map<string, Row & { readonly hit: SearchHit }>();
  private readonly states = new Map<string, SearchState>();
  private readonly scans = new Set<string>();
  private current = new AbortController();
  private pasted: string | undefined;
  private running = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private drawing: ReturnType<typeof setTimeout> | undefined;

  constructor(port: SearchPort, connections: readonly Connection[]) {
    this.port = port;
    this.connections = connections;
  }

  run(text: string): Promise<CustomerTarget | undefined> {
    const { pick } = this;
    pick.title = this.title;
    pick.placeholder = 'Name, e-mail, phone or ID';
    pick.ignoreFocusOut = true;
    pick.value = text;
    return new Promise(resolve => {
      let chosen: CustomerTarget | Promise<CustomerTarget | undefined> | undefined;
      pick.onDidChangeValue(value => this.later(value));
      pick.onDidAccept(() => {
        const [row] = pick.activeItems;
        if (row && 'hit' in row) {
          chosen = targetOf(row.hit);
          this.port.history.add(pick.value.trim());
          pick.hide();
        } else if (row && 'person' in row) {
          this.port.history.add(pick.value.trim());
          chosen = this.place(row.person);
          pick.hide();
        } else if (row && 'text' in row) {
          pick.value = row.text;
          this.later(row.text);
        } else if (row && 'scan' in row) this.scan(row.scan);
      });
      pick.onDidTriggerItemButton(({ item, button }) => {
        if (button === stopButton && 'scan' in item) this.stop(item.scan);
        if (!('hit' in item)) return;
        const target = targetOf(item.hit);
        if (button === copyButton) void this.port.copyId(target);
        if (button === revealButton) {
          pick.hide();
          void this.port.reveal(target);
        }
      });
      pick.onDidTriggerButton(() => this.keep());
      pick.onDidHide(() => {
        clearTimeout(this.timer);
        clearTimeout(this.drawing);
        this.current.abort();
        pick.dispose();
        resolve(chosen);
      });
      pick.show();
      this.later(text);
      void this.port.clipboard().then(found => {
        this.pasted = found;
        this.draw();
      });
    });
  }

  /** Starts over with another text once the typing pauses; what is still on its way for the old one is dropped. */
  private later(text: string): void {
    this.current.abort();
    clearTimeout(this.timer);
    this.hits.clear();
    this.states.clear();
    this.scans.clear();
    this.running = 0;
    this.pick.busy = false;
    this.draw();
    if (text.trim()) this.timer = setTimeout(() => this.start(this.ids, []), debounce);
  }

  /** Where is searched, and how far the scans have come: their rows may be out of sight below the hits. */
  private get title(): string {
    const [only] = this.connections;
    const where = this.connections.length === 1 && only ? `Search ${only.name}` : 'Search all connections';
    const scans = this.connections.flatMap(({ id, name }) => {
      const state = this.scans.has(id) ? this.states.get(id) : undefined;
      return state ? [`${name}: ${stateText(state)}`] : [];
    });
    return [where, ...scans].join(' · ');
  }

  private get ids(): readonly string[] {
    return this.connections.map(connection => connection.id);
  }

  private scan(id: string): void {
    this.scans.add(id);
    this.start([id], [id]);
  }

  /** The search becomes a row of those connections' trees that found something, or of all. */
  private keep(): void {
    const text = this.pick.value.trim();
    if (!text) return;
    const found = this.connections.filter(({ id }) => this.states.get(id)?.found).map(({ id }) => id);
    this.port.history.add(text);
    this.port.keep(text, found.length ? found : this.ids);
    this.pick.hide();
  }

  /** Stops everything that runs; what was found stays. */
  private stop(id: string): void {
    this.current.abort();
    this.scans.delete(id);
    const state = this.states.get(id);
    if (state) this.states.set(id, { ...state, state: 'stopped' });
    this.draw();
  }

  private start(connections: readonly string[], scan: readonly string[]): void {
    if (this.current.signal.aborted) this.current = new AbortController();
    const { signal } = this.current;
    // A pasted line or address is searched for by what it names.
    const typed = this.pick.value.trim();
    const text = /[\n/]|\s.*\s.*\s/.test(typed) ? (recognise(typed)?.text ?? typed) : typed;
    this.running++;
    this.pick.busy = true;
    void this.collect(text, connections, scan, signal).finally(() => {
      if (signal.aborted) return;
      this.running--;
      this.pick.busy = this.running > 0;
      this.draw();
    });
  }

  private async collect(
    text: string,
    connections: readonly string[],
    scan: readonly string[],
    signal: AbortSignal,
  ): Promise<void> {
    const onState = (state: SearchState) => {
      if (signal.aborted) return;
      this.states.set(state.connectionId, state);
      this.drawSoon();
    };
    try {
      for await (const hit of this.port.search(text, { connections, scan, signal, onState })) {
        if (signal.aborted) return;
        const row = this.hitRow(hit);
        if (this.hits.size < mostRows || this.hits.has(row.id)) this.hits.set(row.id, row);
        this.drawSoon();
      }
    } catch (error) {
      if (!(isClienteleError(error) && error.kind === 'cancelled')) throw error;
    }
  }

  private hitRow(hit: SearchHit): Row & { readonly hit: SearchHit } {
    const { connectionId, customer } = hit.record;
    const connection = this.connections.find(candidate => candidate.id === connectionId);
    return {
      id: `${connectionId}/${customer.id}`,
      hit,
      label: customerLabel(customer).replaceAll('$(', '\\$('), // a name is no icon
      description: customerDetail(customer),
      detail: connection ? `${connection.name} · ${this.port.describe(connection)} · ${short(customer.id, 60)}` : '',
      buttons: [copyButton, revealButton],
      alwaysShow: true,
    };
  }

  /** The hits, one row a person: who is found in several places is shown once, with the places and the reason. */
  private hitRows(): Row[] {
    const rows = new Map([...this.hits.values()].map(row => [row.hit.record, row]));
    return persons([...rows.keys()]).flatMap((person): Row[] => {
      const [first, ...others] = person.records;
      const row = first && rows.get(first);
      if (!row) return [];
      if (others.length === 0) return [row];
      const places = [...new Set(person.records.map(record => this.nameOf(record.connectionId)))];
      const why = person.reasons.map(({ kind }) => (kind === 'email' ? 'same e-mail' : 'same phone number'));
      const detail = `${person.records.length} records: ${places.join(', ')} · ${[...new Set(why)].join(' and ')}`;
      const { label, description = '' } = row;
      return [
        { id: `person ${row.id}`, person, label: `$(organization) ${label}`, description, detail, alwaysShow: true },
      ];
    });
  }

  private nameOf(connectionId: string): string {
    return this.connections.find(({ id }) => id === connectionId)?.name ?? connectionId;
  }

  /** Asks which of a person's records is meant. */
  private async place({ records }: Person): Promise<CustomerTarget | undefined> {
    const items = records.flatMap(record => {
      const row = this.hits.get(`${record.connectionId}/${record.customer.id}`);
      return row ? [{ ...row, label: `${this.nameOf(record.connectionId)}: ${row.label}`, buttons: [] }] : [];
    });
    const picked = await vscode.window.showQuickPick(items, { title: 'Open which record?', matchOnDetail: true });
    return picked && targetOf(picked.hit);
  }

  /** Hits arrive by the hundred: the list is drawn at most ten times a second. */
  private drawSoon(): void {
    this.drawing ??= setTimeout(() => {
      this.drawing = undefined;
      this.draw();
    }, 100);
  }

  private draw(): void {
    const active = this.pick.activeItems[0]?.id;
    const items: Row[] = this.hitRows();
    if (this.pick.value.trim()) items.push(...this.connections.flatMap(connection => this.stateRows(connection)));
    else items.push(...this.earlierRows());
    this.pick.buttons = this.pick.value.trim() ? [keepButton] : [];
    this.pick.title = this.title;
    this.pick.keepScrollPosition = true;
    this.pick.items = items;
    const again = items.filter(item => item.id === active);
    const [first] = items;
    // What the user moved to stays; a row that is gone gives way to the best hit.
    if (again.length) this.pick.activeItems = again;
    else if (first) this.pick.activeItems = [first];
  }

  /** Before anything is typed: what is on the clipboard, and what was searched for before. */
  private earlierRows(): readonly Row[] {
    const row = (text: string, icon: string, description: string): Row => ({
      id: `text ${text}`,
      text,
      label: `$(${icon}) ${short(text)}`,
      description,
      alwaysShow: true,
    });
    const { history } = this.port;
    return [
      ...(this.pasted && !history.all.includes(this.pasted) ? [row(this.pasted, 'clippy', 'on the clipboard')] : []),
      ...history.all.map(text => row(text, 'history', 'searched before')),
    ];
  }

  /** What is known of one connection, and the offer to read all of it. */
  private stateRows(connection: Connection): readonly Row[] {
    const state = this.states.get(connection.id);
    if (!state) return [];
    const where = `${connection.name} · ${this.port.describe(connection)}`;
    const detail = `${where}: ${stateText(state)}`;
    const scanning = this.scans.has(connection.id) && (state.state === 'scanning' || state.state === 'searching');
    if (scanning) {
      return [
        {
          id: `scan ${connection.id}`,
          scan: connection.id,
          label: `$(sync~spin) Reading ${short(connection.name)}`,
          detail,
          buttons: [stopButton],
          alwaysShow: true,
        },
      ];
    }
    const whole = state.total !== null && state.scanned >= state.total;
    if (state.state === 'failed' || whole) {
      return [
        {
          id: `note ${connection.id}`,
          note: true,
          label: `$(${state.state === 'failed' ? 'error' : 'check'}) ${short(connection.name)}`,
          detail,
          alwaysShow: true,
        },
      ];
    }
    const customers = state.total ?? this.port.total(connection.id);
    const total = customers === null ? '' : ` (${number.format(customers)})`;
    return [
      {
        id: `scan ${connection.id}`,
        scan: connection.id,
        label: `$(search) Read all of ${short(connection.name)}${total}…`,
        detail,
        alwaysShow: true,
      },
    ];
  }
}

const targetOf = ({ record }: SearchHit): CustomerTarget => ({
  connectionId: record.connectionId,
  customerId: record.customer.id,
});

/** Lets the user search; resolves to the customer that was chosen. */
export const searchBox = (
  port: SearchPort,
  connections: readonly Connection[],
  text = '',
): Promise<CustomerTarget | undefined> => new SearchBox(port, connections).run(text);
