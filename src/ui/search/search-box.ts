/** Search as a QuickPick: hits as they arrive, each with where it was found; a list is read only when its row is chosen. */
import * as vscode from 'vscode';
import type { SearchHit } from '../../api.ts';
import type { Connection } from '../../core/model/customer.ts';
import { isClienteleError } from '../../core/model/errors.ts';
import { queryOf } from '../../customers/match/query.ts';
import type { History } from '../../customers/search/history.ts';
import { type SearchOptions, SearchSession } from '../../customers/search/search-session.ts';
import type { DetailedState } from '../../customers/search/search-state.ts';
import type { CustomerTarget } from '../actions/command-arguments.ts';
import { report } from '../window/report.ts';
import { ActiveRow } from './active-row.ts';
import {
  copyButton,
  earlierRows,
  heldRow,
  hitRow,
  keepButton,
  personRows,
  type Row,
  refusedRow,
  revealButton,
  stateRow,
  stopButton,
  stopReadingButton,
  titleText,
  unreadRow,
} from './pick-rows.ts';
import type { SearchStart } from './search-start.ts';

export interface SearchPort {
  readonly describe: (connection: Connection) => string;
  /** Customers in the list, where an answer has said so. */
  readonly total: (connectionId: string) => number | null;
  readonly search: (text: string, options: SearchOptions) => AsyncIterable<SearchHit>;
  /** Has a list read, or stops that: the reading is the connection's, and goes on when the box is closed. */
  readonly read: (connectionId: string) => Promise<void>;
  readonly stopReading: (connectionId: string) => void;
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

/** `back`: the user left the choice of a person's records. */
type Chosen = CustomerTarget | 'back' | undefined;

/** One search on screen. It ends with a customer, or with nothing. */
class SearchBox {
  private readonly port: SearchPort;
  private readonly connections: ReadonlyMap<string, Connection>;
  private readonly pick = vscode.window.createQuickPick<Row>();
  private readonly runs: SearchSession;
  /** The ID that is opened as soon as it is found, until something else is typed. */
  private wanted: string | undefined;
  /** What is filled in and not searched for before Enter. */
  private held: string | undefined;
  private pasted: string | undefined;
  private readonly active: ActiveRow<Row>;
  private closed = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private drawing: ReturnType<typeof setTimeout> | undefined;
  private choose: (customer: Chosen | Promise<Chosen>) => void = () => {};

  constructor(port: SearchPort, connections: readonly Connection[]) {
    this.port = port;
    this.connections = new Map(connections.map(connection => [connection.id, connection]));
    this.active = new ActiveRow(this.pick);
    this.runs = new SearchSession({
      search: port.search,
      read: port.read,
      onChange: () => this.changed(),
      onFailure: error => {
        if (!(isClienteleError(error) && error.kind === 'cancelled')) void report(error);
      },
    });
  }

  run({ text, isId = false, held = false }: SearchStart): Promise<Chosen> {
    const { pick } = this;
    pick.placeholder = 'Name, e-mail, phone or ID';
    pick.ignoreFocusOut = true;
    pick.value = text;
    this.wanted = isId ? text.toLowerCase() : undefined;
    return new Promise(resolve => {
      let chosen: Chosen | Promise<Chosen>;
      this.choose = customer => {
        chosen = customer;
        this.port.history.add(pick.value.trim());
        pick.hide();
      };
      pick.onDidChangeValue(value => {
        if (value === this.held) return; // VS Code reports what was filled in as well
        this.wanted = undefined;
        this.later(value);
      });
      pick.onDidAccept(() => {
        const [row] = pick.activeItems;
        if (row) this.accept(row);
      });
      pick.onDidTriggerItemButton(({ item, button }) => this.press(item, button));
      pick.onDidTriggerButton(button => {
        if (button === keepButton) this.keep();
        else for (const id of this.reading) this.port.stopReading(id);
      });
      pick.onDidHide(() => {
        this.close();
        resolve(chosen);
      });
      if (!held) this.later(text, 0);
      else {
        this.held = text;
        this.draw();
      }
      pick.show();
      void this.port.clipboard().then(found => {
        this.pasted = found;
        this.draw();
      });
    });
  }

  /** What was typed last. */
  get text(): string {
    return this.pick.value;
  }

  private accept(row: Row): void {
    if ('hit' in row) this.choose(targetOf(row.hit));
    else if ('person' in row) this.choose(this.place(row.person));
    else if ('scan' in row) this.read(row.scan);
    else if ('reading' in row || 'refused' in row) return;
    else if ('failed' in row) this.mend(row.failed);
    else {
      this.pick.value = row.text;
      this.later(row.text, 0);
    }
  }

  private read(connectionIds: readonly string[]): void {
    this.active.reset(); // who has a list read waits for its hits
    void this.runs.read(connectionIds);
  }

  private get reading(): readonly string[] {
    return [...this.runs.states.values()].flatMap(state => (state.state === 'scanning' ? [state.connectionId] : []));
  }

  private press(row: Row, button: vscode.QuickInputButton): void {
    if (button === stopButton && 'reading' in row) this.port.stopReading(row.reading);
    if (!('hit' in row)) return;
    const target = targetOf(row.hit);
    if (button === copyButton) void this.port.copyId(target);
    if (button === revealButton) {
      this.pick.hide();
      void this.port.reveal(target);
    }
  }

  /** What failed for want of a key is mended there; anything else is tried again. */
  private mend({ connectionId, error }: DetailedState): void {
    if (error?.kind === 'unauthorized' || error?.kind === 'configuration') {
      this.pick.hide();
      void vscode.commands.executeCommand('clientele.updateCredentials', { connectionId });
    } else this.runs.again(connectionId);
  }

  /** Starts over with another text once the typing pauses. */
  private later(text: string, pause = debounce): void {
    clearTimeout(this.timer);
    this.held = undefined;
    this.runs.reset();
    this.active.reset();
    this.draw();
    const query = queryOf(text);
    if (query) this.timer = setTimeout(() => this.runs.begin(query, [...this.connections.keys()]), pause);
  }

  private changed(): void {
    if (this.closed) return;
    const { wanted } = this;
    const hit = wanted && this.runs.hits.find(({ record }) => record.customer.id.toLowerCase() === wanted);
    if (hit) this.choose(targetOf(hit));
    else this.drawSoon();
  }

  private drawSoon(): void {
    this.drawing ??= setTimeout(() => {
      this.drawing = undefined;
      this.draw();
    }, drawEvery);
  }

  private close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    clearTimeout(this.drawing);
    this.active.dispose();
    this.runs.reset();
    this.pick.dispose();
  }

  /** The search becomes a row of those connections' trees that found something, or of all. */
  private keep(): void {
    const text = this.pick.value.trim();
    const query = queryOf(text);
    if (!query) return;
    const ids = [...this.connections.keys()];
    const found = ids.filter(id => this.runs.states.get(id)?.found);
    this.port.history.add(text);
    this.port.keep(query, found.length ? found : ids);
    this.pick.hide();
  }

  /** Asks which of a person's records is meant. */
  private async place({ hits }: { readonly hits: readonly SearchHit[] }): Promise<Chosen> {
    const items = hits.flatMap(hit => this.hitRow(hit)).map(row => ({ ...row, label: row.placed, buttons: [] }));
    const picked = await vscode.window.showQuickPick(items, { title: 'Open which record?', matchOnDetail: true });
    return picked ? targetOf(picked.hit) : 'back';
  }

  private hitRow(hit: SearchHit) {
    const connection = this.connections.get(hit.record.connectionId);
    return connection ? [hitRow(hit, { connection, where: this.port.describe(connection) })] : [];
  }

  private nameOf(connectionId: string): string {
    return this.connections.get(connectionId)?.name ?? connectionId;
  }

  private draw(): void {
    if (this.closed) return;
    const { pick, runs } = this;
    const typed = pick.value.trim() !== '';
    const items = [
      ...personRows(
        runs.hits.flatMap(hit => this.hitRow(hit)),
        id => this.nameOf(id),
      ),
      ...(typed ? this.stateRows() : earlierRows(this.pasted, this.port.history.all)),
    ];
    pick.busy = runs.busy;
    pick.buttons = [...(this.reading.length ? [stopReadingButton] : []), ...(typed ? [keepButton] : [])];
    pick.title = titleText([...this.connections.values()], [...runs.states.values()]);
    pick.keepScrollPosition = true;
    // Not in the types, and taken by VS Code all the same: without it rows are sorted by where the text stands in them.
    Object.assign(pick, { sortByLabel: false });
    // With nothing found, a key pressed in passing must not have a list read.
    const [first] = items;
    this.active.show(items, { first: first !== undefined && !('scan' in first) });
  }

  private stateRows(): readonly Row[] {
    if (this.held !== undefined) return [heldRow(this.held)];
    if (queryOf(this.pick.value) === undefined) return [refusedRow];
    const states = [...this.runs.states.values()].flatMap(state => {
      const connection = this.connections.get(state.connectionId);
      return connection ? [{ connection, state, known: this.port.total(connection.id) }] : [];
    });
    return [
      ...unreadRow(states),
      ...states.map(({ connection, state, known }) =>
        stateRow({ connection, where: this.port.describe(connection) }, state, known),
      ),
    ];
  }
}

const targetOf = ({ record }: SearchHit): CustomerTarget => ({
  connectionId: record.connectionId,
  customerId: record.customer.id,
});

/** Lets the user search; resolves to the customer that was chosen. */
export async function searchBox(
  port: SearchPort,
  connections: readonly Connection[],
  start: SearchStart = { text: '' },
): Promise<CustomerTarget | undefined> {
  for (let from = start; ; ) {
    const box = new SearchBox(port, connections);
    const chosen = await box.run(from);
    if (chosen !== 'back') return chosen;
    from = { text: box.text };
  }
}
