/** One tab with a table: what its page is shown, and what it may ask for. */
import * as vscode from 'vscode';
import { rows as rowCount } from '../../core/l10n/counts.ts';
import { t } from '../../core/l10n/language.ts';
import type { CustomerRecord } from '../../core/model/customer.ts';
import { ClienteleError } from '../../core/model/errors.ts';
import type { WindowRow } from '../../customers/index/index-table.ts';
import { cellText } from '../../customers/table/cells.ts';
import type { RowRange } from '../../customers/table/table-view.ts';
import { copyValues } from '../actions/copy-values.ts';
import type { CustomerTarget } from '../actions/customer-target.ts';
import { panelHtml, panelOptions } from '../webview/panel-html.ts';
import { report } from '../window/report.ts';
import { copyRows } from './copy-rows.ts';
import { readMessage } from './read-message.ts';
import type { FromPage, RowAction, ToPage } from './shared/messages.ts';
import { cellsOf, detailOf } from './shown-row.ts';
import { TableModel } from './table-model.ts';
import type { TableServices, TableSource } from './table-source.ts';

/** Rows that are handed to another command at most: it holds them all at once. */
const mostHanded = 100_000;

export class TablePanel {
  readonly source: TableSource;
  private readonly services: TableServices;
  private readonly model: TableModel;
  private readonly panel: vscode.WebviewPanel;
  private ready = false;

  constructor(services: TableServices, source: TableSource) {
    this.services = services;
    this.source = source;
    this.model = new TableModel(services, source, () => this.update());
    this.panel = vscode.window.createWebviewPanel('clientele.table', source.tab(), vscode.ViewColumn.Active, {
      ...panelOptions(services.extension.uri),
      // Where one reads, and what is selected, is nowhere else.
      retainContextWhenHidden: true,
    });
    this.panel.webview.onDidReceiveMessage(data => {
      const message = readMessage(data);
      if (message) this.obey(message).catch(error => report(error, source.connectionIds[0]));
    });
    this.panel.onDidDispose(() => {
      this.ready = false;
      this.model.dispose();
    });
    const page = { page: 'table', styles: ['detail.css', 'table.css'], title: t('Table') };
    this.panel.webview.html = panelHtml(services.extension.uri, this.panel.webview, page);
  }

  open(): Promise<void> {
    return this.model.open();
  }

  /** Something was read somewhere. */
  grown(): void {
    this.model.grown();
  }

  /** Its connections have another name, which stands in its rows and beside the one that is read as well. */
  renamed(): void {
    this.panel.title = this.source.tab();
    this.coverAgain();
  }

  /** In front, with what was read of it since. */
  async reveal(): Promise<void> {
    this.panel.reveal();
    await this.model.openAgain();
  }

  onClosed(listener: () => void): void {
    this.panel.onDidDispose(listener);
  }

  dispose(): void {
    this.panel.dispose();
  }

  private update(): void {
    // Of a closed tab there may be no connection any more.
    if (!this.ready) return;
    this.post({ type: 'table', table: this.model.shown });
  }

  /** Messages to a page that does not listen yet are lost; it says when it does. */
  private post(message: ToPage): void {
    if (this.ready) void this.panel.webview.postMessage(message);
  }

  private async obey(message: FromPage): Promise<void> {
    const { model } = this;
    switch (message.type) {
      case 'ready':
        this.ready = true;
        return this.update();
      case 'sort':
        return model.sortBy({ column: message.column, descending: message.descending });
      case 'unsort':
        return model.sortBy(undefined);
      case 'filter':
        return model.filterBy(message.text);
      case 'columns':
        return model.show(message.keys);
      case 'readAll':
        return model.readAll();
      case 'stop':
        return model.stop();
      case 'renew':
        return model.renew();
      default:
        // What is shown of an earlier look is asked for again.
        if (message.look === model.look || (isDone(message) && model.holds(message.look))) return this.ofRows(message);
        return isDone(message) ? this.say(moved()) : undefined;
    }
  }

  private async ofRows(message: Extract<FromPage, { readonly look: number }>): Promise<void> {
    const { model } = this;
    const { look } = message;
    // An answer that comes after another look is of its places.
    const post = (answer: ToPage) => look === model.look && this.post(answer);
    switch (message.type) {
      case 'chosen':
        model.chosen = message.ranges;
        return;
      case 'rows': {
        const columns = model.shown.columns.map(({ key }) => key);
        const rows = await model.rows([[message.from, message.count]]);
        const cells = rows.map(row => (row ? cellsOf(row, columns) : null));
        return void post({ type: 'rows', look, from: message.from, rows: cells });
      }
      case 'detail':
        return void post({ type: 'detail', look, detail: await this.detail(message.place) });
      case 'sums':
        return void post({ type: 'sums', look, text: await model.sums(message.ranges) });
      case 'copyCell': {
        const [row] = await model.rows([[message.place, 1]]);
        const column = model.shown.columns.find(({ key }) => key === message.column);
        if (!row || !column) return;
        if (!model.holds(look)) return this.say(moved());
        await copyValues([cellText(row, message.column, Number.POSITIVE_INFINITY)]);
        return this.copied(t('Copied the field “{0}”', column.label));
      }
      case 'act':
        return this.act(message.action, message.ranges, look);
    }
  }

  private async detail(place: number) {
    const [window] = await this.model.windowRows([[place, 1]]);
    const row = window && this.model.shownRow(window);
    const labels = this.model.shown.offered.filter(({ kind }) => kind === 'field');
    return row && detailOf(row, { services: this.services, place, window, labels });
  }

  private async act(action: RowAction, ranges: readonly RowRange[], look: number): Promise<void> {
    const count = ranges.reduce((sum, [, rows]) => sum + rows, 0);
    if (count > mostHanded) throw tooMany();
    if (action === 'copy') {
      const copied = await copyRows(this.model, ranges, look);
      return copied === undefined ? this.say(moved()) : this.copied(t('Copied {0}', rowCount(copied)));
    }
    const targets = targetsOf(await this.model.windowRows(ranges), this.model.readAt);
    if (!this.model.holds(look)) return this.say(moved());
    const [first] = targets;
    if (!first) return;
    const run = (command: string, ...args: unknown[]) =>
      vscode.commands.executeCommand(`clientele.${command}`, ...args);
    switch (action) {
      case 'open':
        return void (await run('openCustomer', first));
      case 'copyIds':
        return void (await run('copyCustomerId', first, targets));
      case 'compare':
        return void (await run('compareCustomers', { customers: targets }));
      case 'export':
        return void (await run('export', first, targets));
    }
  }

  private copied(done: string): void {
    this.say(this.model.isCovered ? t('{0}, redacted', done) : done, 'check');
  }

  /** Privacy mode covers other things: what is shown is made anew. */
  coverAgain(): void {
    this.model.coverAgain().catch(error => report(error));
  }

  private say(text: string, icon: 'check' | 'warning' = 'warning'): void {
    vscode.window.setStatusBarMessage(`$(${icon}) ${text}`, 3000);
    this.post({ type: 'said', text });
  }
}

/** Whether something is done with the rows, which is not asked for again. */
const isDone = ({ type }: FromPage): boolean => type === 'act' || type === 'copyCell';

const moved = () => t('The rows moved meanwhile, so that nothing was done: try again');

const targetsOf = (rows: readonly WindowRow[], at: string): readonly CustomerTarget[] =>
  rows.flatMap(row => (row.kind === 'customer' ? [targetOf(row.record, at)] : []));

function targetOf(record: CustomerRecord, fetchedAt: string): CustomerTarget {
  const { connectionId, customer } = record;
  return { connectionId, customerId: customer.id, known: { kind: 'row', record, fetchedAt } };
}

const tooMany = () =>
  new ClienteleError({
    kind: 'badRequest',
    who: 'Clientele',
    what: t('{who} hands on {0} at a time', rowCount(mostHanded)),
    cure: t('Select fewer rows, or export the list from its own menu.'),
  });
