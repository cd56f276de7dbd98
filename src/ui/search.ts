/** Search as a QuickPick: hits as they arrive, each with where it was found; a scan only when its row is chosen. */
import * as vscode from 'vscode';
import type { SearchHit, SearchState } from '../api.ts';
import type { Connection } from '../core/customer.ts';
import { isClienteleError } from '../core/errors.ts';
import { byRank } from '../customers/matches.ts';
import type { Person } from '../customers/persons.ts';
import { recognise } from '../customers/recognise.ts';
import type { History } from './history.ts';
import { report } from './report.ts';
import {
  copyButton,
  earlierRows,
  type HitRow,
  hitRow,
  personRows,
  type Row,
  revealButton,
  stateRow,
  stateText,
  stopButton,
} from './search-rows.ts';
import type { CustomerTarget } from './targets.ts';

export interface SearchPort {
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
/** Milliseconds between two drawings while hits arrive. */
const drawEvery = 100;
/** A QuickPick draws every row it is given. */
const mostRows = 200;

/** The key of the search of all connections, among those of scans; no connection has an empty id. */
const everywhere = '';

const keepButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('pin'),
  tooltip: 'Keep this search in the tree',
};

/** In the title as well: the rows of scans may be out of sight below the hits. */
const stopScansButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('debug-stop'),
  tooltip: 'Stop reading',
};

type Chosen = CustomerTarget | undefined;

/** One search on screen. It ends with a customer, or with nothing. */
class SearchBox {
  private readonly port: SearchPort;
  private readonly connections: ReadonlyMap<string, Connection>;
  private readonly pick = vscode.window.createQuickPick<Row>();
  private readonly hits = new Map<string, HitRow>();
  private readonly states = new Map<string, SearchState>();
  /** What runs: the search of all connections, and each scan by its connection. */
  private readonly running = new Map<string, AbortController>();
  private pasted: string | undefined;
  private closed = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private drawing: ReturnType<typeof setTimeout> | undefined;

  constructor(port: SearchPort, connections: readonly Connection[]) {
    this.port = port;
    this.connections = new Map(connections.map(connection => [connection.id, connection]));
  }

  run(text: string): Promise<Chosen> {
    const { pick } = this;
    pick.placeholder = 'Name, e-mail, phone or ID';
    pick.ignoreFocusOut = true;
    pick.value = text;
    return new Promise(resolve => {
      let chosen: Chosen | Promise<Chosen>;
      const choose = (customer: Chosen | Promise<Chosen>) => {
        chosen = customer;
        this.port.history.add(pick.value.trim());
        pick.hide();
      };
      pick.onDidChangeValue(value => this.later(value));
      pick.onDidAccept(() => {
        const [row] = pick.activeItems;
        if (row) this.accept(row, choose);
      });
      pick.onDidTriggerItemButton(({ item, button }) => this.press(item, button));
      pick.onDidTriggerButton(button => {
        if (button === keepButton) this.keep();
        else for (const id of this.scanning) this.stop(id);
      });
      pick.onDidHide(() => {
        this.close();
        resolve(chosen);
      });
      this.later(text);
      pick.show();
      void this.port.clipboard().then(found => {
        this.pasted = found;
        this.draw();
      });
    });
  }

  private accept(row: Row, choose: (customer: Chosen | Promise<Chosen>) => void): void {
    if ('hit' in row) choose(targetOf(row.hit));
    else if ('person' in row) choose(this.place(row.person));
    else if ('scan' in row) this.start(row.scan, [row.scan], [row.scan]);
    else if ('failed' in row) this.mend(row.failed);
    else if ('text' in row) {
      this.pick.value = row.text;
      this.later(row.text);
    }
  }

  private press(row: Row, button: vscode.QuickInputButton): void {
    if (button === stopButton && 'scan' in row) this.stop(row.scan);
    if (!('hit' in row)) return;
    const target = targetOf(row.hit);
    if (button === copyButton) void this.port.copyId(target);
    if (button === revealButton) {
      this.pick.hide();
      void this.port.reveal(target);
    }
  }

  /** What failed for want of a key is mended there; anything else is tried again. */
  private mend({ connectionId, error }: SearchState): void {
    if (error?.kind === 'unauthorized' || error?.kind === 'configuration') {
      this.pick.hide();
      void vscode.commands.executeCommand('clientele.updateCredentials', { connectionId });
    } else this.start(connectionId, [connectionId], []);
  }

  /** Starts over with another text once the typing pauses; what is still on its way for the old one is dropped. */
  private later(text: string): void {
    this.stopAll();
    this.hits.clear();
    this.states.clear();
    this.draw();
    if (text.trim()) this.timer = setTimeout(() => this.start(everywhere, [...this.connections.keys()], []), debounce);
  }

  private start(key: string, connections: readonly string[], scan: readonly string[]): void {
    const stop = new AbortController();
    this.running.get(key)?.abort();
    this.running.set(key, stop);
    this.pick.busy = true;
    // A pasted line or address is searched for by what it names.
    const typed = this.pick.value.trim();
    const text = /[\n/]|\s.*\s.*\s/.test(typed) ? (recognise(typed)?.text ?? typed) : typed;
    void this.collect(text, connections, scan, stop.signal).finally(() => {
      if (this.running.get(key) !== stop) return;
      this.running.delete(key);
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
        const place = this.placeOf(hit.record.connectionId);
        if (signal.aborted || !place) return;
        const row = hitRow(hit, place);
        if (this.hits.size < mostRows || this.hits.has(row.id)) this.hits.set(row.id, row);
        this.drawSoon();
      }
    } catch (error) {
      if (!(isClienteleError(error) && error.kind === 'cancelled')) await report(error);
    }
  }

  /** Stops one scan; what was found stays. */
  private stop(connectionId: string): void {
    this.running.get(connectionId)?.abort();
    this.running.delete(connectionId);
    const state = this.states.get(connectionId);
    if (state) this.states.set(connectionId, { ...state, state: 'stopped' });
    this.draw();
  }

  private stopAll(): void {
    clearTimeout(this.timer);
    for (const stop of this.running.values()) stop.abort();
    this.running.clear();
  }

  private close(): void {
    this.closed = true;
    this.stopAll();
    clearTimeout(this.drawing);
    this.pick.dispose();
  }

  /** The search becomes a row of those connections' trees that found something, or of all. */
  private keep(): void {
    const text = this.pick.value.trim();
    if (!text) return;
    const ids = [...this.connections.keys()];
    const found = ids.filter(id => this.states.get(id)?.found);
    this.port.history.add(text);
    this.port.keep(text, found.length ? found : ids);
    this.pick.hide();
  }

  /** Asks which of a person's records is meant. */
  private async place({ records }: Person): Promise<Chosen> {
    const items = records.flatMap(record => {
      const row = this.hits.get(`${record.connectionId}/${record.customer.id}`);
      return row ? [{ ...row, label: `${this.nameOf(record.connectionId)}: ${row.label}`, buttons: [] }] : [];
    });
    const picked = await vscode.window.showQuickPick(items, { title: 'Open which record?', matchOnDetail: true });
    return picked && targetOf(picked.hit);
  }

  private nameOf(connectionId: string): string {
    return this.connections.get(connectionId)?.name ?? connectionId;
  }

  private placeOf(connectionId: string) {
    const connection = this.connections.get(connectionId);
    return connection && { connection, where: this.port.describe(connection) };
  }

  /** The connections whose lists are being read. */
  private get scanning(): readonly string[] {
    return [...this.running.keys()].filter(id => id !== everywhere);
  }

  /** Where is searched, and how far the scans have come: their rows may be out of sight below the hits. */
  private get title(): string {
    const [only, ...others] = this.connections.values();
    const where = only && others.length === 0 ? `Search ${only.name}` : 'Search all connections';
    const scans = this.scanning.flatMap(id => {
      const state = this.states.get(id);
      return state ? [`${this.nameOf(id)}: ${stateText(state)}`] : [];
    });
    return [where, ...scans].join(' · ');
  }

  private drawSoon(): void {
    this.drawing ??= setTimeout(() => {
      this.drawing = undefined;
      this.draw();
    }, drawEvery);
  }

  private draw(): void {
    if (this.closed) return;
    const { pick } = this;
    // What the user moved to stays; else the best hit is the one that Enter opens, also when it is the last to arrive.
    const active = pick.activeItems[0]?.id;
    const moved = active !== pick.items[0]?.id;
    const typed = pick.value.trim() !== '';
    const items = [
      ...personRows(
        byRank(this.hits.values(), pick.value, row => row.hit.record.customer),
        id => this.nameOf(id),
      ),
      ...(typed ? this.stateRows() : earlierRows(this.pasted, this.port.history.all)),
    ];
    pick.busy = this.running.size > 0;
    pick.buttons = [...(this.scanning.length ? [stopScansButton] : []), ...(typed ? [keepButton] : [])];
    pick.title = this.title;
    pick.keepScrollPosition = true;
    // Not in the types, and taken by VS Code all the same: without it rows are sorted by where the text stands in them.
    Object.assign(pick, { sortByLabel: false });
    pick.items = items;
    const again = (moved && items.find(item => item.id === active)) || items[0];
    if (again) pick.activeItems = [again];
  }

  private stateRows(): readonly Row[] {
    return [...this.states.values()].flatMap(state => {
      const place = this.placeOf(state.connectionId);
      const scanning = this.running.has(state.connectionId);
      return place ? [stateRow(place, state, scanning, this.port.total(state.connectionId))] : [];
    });
  }
}

const targetOf = ({ record }: SearchHit): CustomerTarget => ({
  connectionId: record.connectionId,
  customerId: record.customer.id,
});

/** Lets the user search; resolves to the customer that was chosen. */
export const searchBox = (port: SearchPort, connections: readonly Connection[], text = ''): Promise<Chosen> =>
  new SearchBox(port, connections).run(text);
