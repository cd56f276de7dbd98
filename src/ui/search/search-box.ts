/** Search as a QuickPick: hits as they arrive, each with where it was found; a list is read only when its row is chosen. */

import * as vscode from 'vscode';
import { t } from '../../core/l10n/language.ts';
import type { Connection } from '../../core/model/customer.ts';
import { isClienteleError } from '../../core/model/errors.ts';
import { queryOf } from '../../customers/match/query.ts';
import { search } from '../../customers/search/search.ts';
import { SearchSession } from '../../customers/search/search-session.ts';
import type { DetailedState, SearchHit } from '../../customers/search/search-state.ts';
import type { CustomerTarget } from '../actions/customer-target.ts';
import type { Services } from '../services/services.ts';
import type { CustomerViews } from '../tree/views.ts';
import { report } from '../window/report.ts';
import { ActiveRow } from './active-row.ts';
import { BoxRows } from './box-rows.ts';
import { Keeping } from './keeping.ts';
import { type Chosen, choosePlace, compareHits, copyIdOf, type FoundHits, targetOf } from './person-places.ts';
import {
  compareButton,
  copyButton,
  lacksCredentials,
  type Row,
  revealButton,
  stopButton,
  stopReadingButton,
  titleText,
} from './pick-rows.ts';
import type { Readings, SearchParts } from './search-parts.ts';
import type { SearchStart } from './search-start.ts';

/** Hits of a connection's index at most: more than anybody looks through. */
const indexHits = 200;
/** Milliseconds of silence before a text is searched for. */
const debounce = 250;
/** Milliseconds between two drawings while hits arrive. */
const drawEvery = 100;

/** One search on screen. It ends with a customer, or with nothing. */
class SearchBox {
  private readonly services: Services;
  private readonly views: CustomerViews;
  private readonly readings: Readings;
  private readonly keeping: Keeping;
  private readonly connections: ReadonlyMap<string, Connection>;
  private readonly pick = vscode.window.createQuickPick<Row>();
  private readonly runs: SearchSession;
  /** The ID that is opened as soon as it is found, until something else is typed. */
  private wanted: string | undefined;
  /** What is filled in and not searched for before Enter. */
  private held: string | undefined;
  private clipboard = '';
  private unfolded = false;
  private readonly opensAll: boolean;
  private readonly rows: BoxRows;
  private readonly active: ActiveRow<Row>;
  /** What goes with the box. */
  private readonly own: vscode.Disposable;
  private closed = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private drawing: ReturnType<typeof setTimeout> | undefined;
  private choose: (customer: Chosen | Promise<Chosen>) => void = () => {};

  constructor(parts: SearchParts, connections: readonly Connection[], { opensAll = false, unfolded }: SearchStart) {
    const { services, views, readings } = parts;
    this.opensAll = opensAll;
    this.unfolded = unfolded === true;
    this.services = services;
    this.views = views;
    this.readings = readings;
    const draw = () => this.draw(); // when something else is covered or kept
    this.own = vscode.Disposable.from(
      // While the box shows how far lists are read, nothing else says so.
      readings.watch(),
      services.privacyState.onDidChange(draw),
      services.follow.searches.onDidChange(draw),
    );
    this.connections = new Map(connections.map(connection => [connection.id, connection]));
    this.keeping = new Keeping(parts, this.connections);
    this.rows = new BoxRows(services, this.connections, () => this.draw());
    this.active = new ActiveRow(this.pick);
    this.runs = new SearchSession({
      search: (text, options) =>
        search(services.connections, services.index, text, { ...options, list: 'watch', indexHits }),
      read: id => readings.begin(id),
      onChange: () => this.changed(),
      onFailure: error => {
        if (!(isClienteleError(error) && error.kind === 'cancelled')) void report(error);
      },
    });
  }

  run({ text, isId = false, held = false, prompt }: SearchStart): Promise<Chosen> {
    const { pick } = this;
    pick.placeholder = prompt ?? t('Name, e-mail, phone or ID');
    pick.ignoreFocusOut = true;
    pick.value = text;
    this.wanted = isId ? text.toLowerCase() : undefined;
    return new Promise(resolve => {
      let chosen: Chosen | Promise<Chosen>;
      this.choose = customer => {
        chosen = customer;
        this.remember();
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
        if (button !== stopReadingButton) this.keep();
        else for (const id of this.reading) this.readings.stop(id);
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
      void vscode.env.clipboard.readText().then(text => {
        this.clipboard = text;
        this.draw();
      });
    });
  }

  /** What was typed last. */
  get text(): string {
    return this.pick.value;
  }

  private accept({ entry }: Row): void {
    if (entry.kind === 'hit') this.choose(targetOf(entry.hit, this.shown));
    if (entry.kind === 'person') this.choose(choosePlace(this.rows.hits(entry.hits), this.shown, this.opensAll));
    if (entry.kind === 'fold') this.fold();
    if (entry.kind === 'scan') this.read(entry.connectionIds);
    if (entry.kind === 'failed') this.mend(entry.state);
    if (entry.kind === 'list') {
      this.pick.hide();
      void vscode.commands.executeCommand('clientele.findList', { list: entry.list });
    }
    if (entry.kind !== 'text') return;
    this.pick.value = entry.text;
    this.later(entry.text, 0);
  }

  private read(connectionIds: readonly string[]): void {
    this.active.reset(); // who has a list read waits for its hits
    void this.runs.read(connectionIds);
  }

  private get reading(): readonly string[] {
    return [...this.runs.states.values()].flatMap(state => (state.state === 'scanning' ? [state.connectionId] : []));
  }

  /** Shows each list, or all in one line again. */
  private fold(): void {
    this.unfolded = !this.unfolded;
    this.draw();
  }

  private press({ entry }: Row, button: vscode.QuickInputButton): void {
    if (entry.kind === 'fold') this.fold();
    if (entry.kind === 'failed') this.leave('diagnoseConnection', entry.state);
    if (entry.kind === 'reading' && button === stopButton) this.readings.stop(entry.connectionId);
    if (entry.kind === 'person' && button === compareButton) {
      this.remember();
      this.pick.hide();
      compareHits(entry.hits);
    }
    if (entry.kind !== 'hit') return;
    const target = targetOf(entry.hit);
    if (button === copyButton) void copyIdOf(this.services, entry.hit);
    if (button === revealButton) {
      this.pick.hide();
      void this.views.reveal(target);
    }
  }

  /** What is typed while people are covered is kept nowhere. */
  private remember(): void {
    const { history, privacy } = this.services;
    if (!privacy.covers()) history.add(this.pick.value.trim());
  }

  private mend(state: DetailedState): void {
    if (lacksCredentials(state)) this.leave('updateCredentials', state);
    else this.runs.again(state.connectionId);
  }

  /** A command about a connection, which is asked on where the box was. */
  private leave(command: string, { connectionId }: DetailedState): void {
    this.pick.hide();
    void vscode.commands.executeCommand(`clientele.${command}`, { connectionId });
  }

  /** Starts over with another text once the typing pauses. */
  private later(text: string, pause = debounce): void {
    clearTimeout(this.timer);
    this.held = undefined;
    this.runs.reset();
    this.active.reset();
    this.draw();
    const query = queryOf(text);
    if (query) this.timer = setTimeout(() => this.begin(text, query), pause);
  }

  private async begin(text: string, query: string): Promise<void> {
    if ((await this.rows.isList(text)) || this.closed || this.pick.value !== text) return;
    this.runs.begin(query, [...this.connections.keys()]);
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
    this.own.dispose();
    this.rows.dispose();
    this.runs.reset();
    this.pick.dispose();
  }

  /** The search becomes a row of the Home view, or is none any more. */
  private keep(): void {
    this.remember();
    this.keeping.press(this.pick.value, this.runs);
  }

  /** The hits in the order of their rows, those of one person beside each other. */
  private get shown(): FoundHits {
    const hits = this.pick.items.flatMap(({ entry }): readonly SearchHit[] =>
      entry.kind === 'hit' ? [entry.hit] : entry.kind === 'person' ? entry.hits : [],
    );
    return { hits, text: this.pick.value.trim() };
  }

  private draw(): void {
    if (this.closed) return;
    const { pick, runs } = this;
    const items = this.rows.of({
      session: runs,
      text: pick.value,
      held: this.held,
      clipboard: this.clipboard,
      unfolded: this.unfolded,
    });
    pick.busy = runs.busy;
    pick.buttons = [...(this.reading.length ? [stopReadingButton] : []), ...this.keeping.buttons(pick.value)];
    const people = items.filter(({ entry }) => entry.kind === 'hit' || entry.kind === 'person').length;
    const unread = this.rows.unread(runs);
    pick.title = titleText([...this.connections.values()], [...runs.states.values()], people, unread);
    pick.keepScrollPosition = true;
    // Not in the types, and taken by VS Code all the same: without it rows are sorted by where the text is in them.
    Object.assign(pick, { sortByLabel: false });
    // With nothing found, a key pressed in passing must not have a list read.
    const [first] = items;
    this.active.show(items, { first: first !== undefined && first.entry.kind !== 'scan' });
  }
}

/** Lets the user search; resolves to the customer that was chosen. */
export async function searchBox(
  parts: SearchParts,
  connections: readonly Connection[],
  start: SearchStart = { text: '' },
): Promise<CustomerTarget | undefined> {
  for (let from = start; ; ) {
    const box = new SearchBox(parts, connections, start);
    const chosen = await box.run(from);
    if (chosen !== 'back') return chosen;
    from = { ...(start.prompt !== undefined && { prompt: start.prompt }), text: box.text };
  }
}
