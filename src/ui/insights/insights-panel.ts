/** One tab with what the indexed customers of some connections come to. */
import * as vscode from 'vscode';
import { locale, t } from '../../core/l10n/language.ts';
import { moneyFields } from '../../customers/insights/insights.ts';
import type { CustomerTarget } from '../actions/customer-target.ts';
import type { ListedCustomers } from '../home/listed.ts';
import { readWhole } from '../scan/read-whole.ts';
import type { Services } from '../services/services.ts';
import { panelHtml, panelOptions } from '../webview/panel-html.ts';
import { report } from '../window/report.ts';
import type { Chosen, PickableFigure } from './figures.ts';
import { insightsView, rankedOf, type Shown, titleOf } from './insights-view.ts';
import { readMessage } from './read-message.ts';
import { openedOf, readState } from './read-state.ts';
import { reportHtml } from './report-html.ts';
import { pngOf, savePicture, saveReport } from './save-file.ts';
import type { FromPage, InsightsView, ToPage } from './shared/messages.ts';
import { pictureOf } from './shared/picture.ts';
import { svgText } from './shared/svg-text.ts';

export interface PanelPort {
  readonly services: Pick<Services, 'connections' | 'extension' | 'index' | 'lists' | 'privacy' | 'store'>;
  readonly open: (target: CustomerTarget) => void;
  readonly list: (customers: ListedCustomers) => Promise<void>;
}

type Known = Pick<Shown, 'sources' | 'counts'>;

export class InsightsPanel {
  readonly connectionIds: readonly string[];
  private readonly port: PanelPort;
  private readonly panel: vscode.WebviewPanel;
  /** Messages to a page that does not listen yet are lost; it says when it does. */
  private ready = false;
  private known: Known | undefined;
  private chosen: Chosen = {};
  private figures: readonly PickableFigure[] = [];
  private view: Omit<InsightsView, 'busy' | 'canStop'> | undefined;
  private reading: AbortController | undefined;
  private busy: string | undefined;
  /** Raised by each count: what an earlier one brings is late. */
  private counts = 0;

  constructor(port: PanelPort, connectionIds: readonly string[]) {
    this.port = port;
    this.connectionIds = connectionIds;
    const { uri } = port.services.extension;
    this.panel = vscode.window.createWebviewPanel('clientele.insights', t('Insights'), vscode.ViewColumn.Active, {
      ...panelOptions(uri),
      retainContextWhenHidden: true,
    });
    this.panel.webview.onDidReceiveMessage((data: unknown) => {
      const message = readMessage(data);
      if (message) void this.obey(message).catch(error => report(error));
    });
    this.panel.onDidDispose(() => {
      this.ready = false;
      this.reading?.abort();
    });
    const page = { page: 'insights', styles: ['detail.css', 'insights.css'], title: t('Insights') };
    this.panel.webview.html = panelHtml(uri, this.panel.webview, page);
  }

  onClosed(listener: () => void): void {
    this.panel.onDidDispose(listener);
  }

  reveal(): void {
    this.panel.reveal();
  }

  dispose(): void {
    this.panel.dispose();
  }

  /** Counts what is indexed now. */
  async count(): Promise<void> {
    const { services } = this.port;
    const number = ++this.counts;
    this.say(t('Counting'));
    try {
      const [counts, sources] = [await services.index.count(this.connectionIds), await this.sources()];
      if (number !== this.counts) return;
      const indexed = new Map(counts.connections.map(one => [one.connectionId, one.customers]));
      const read = sources.map(({ connection, opened }) => ({
        connection,
        read: readState(services, connection, opened, indexed.get(connection.id) ?? 0),
        drift: opened?.drift.notes ?? [],
      }));
      this.known = { sources: read, counts };
      this.panel.title = titleOf(read);
      this.draw();
    } finally {
      if (number === this.counts && !this.reading) this.say(undefined);
    }
  }

  private async sources() {
    const { services } = this.port;
    const there = services.store.connections.filter(({ id }) => this.connectionIds.includes(id));
    return Promise.all(
      there.map(async connection => ({ connection, opened: await openedOf(services, connection.id) })),
    );
  }

  /** Other things are covered than before. */
  privacyChanged(): void {
    this.draw();
  }

  private shownOf(known: Known): Shown {
    return { ...known, chosen: this.chosen, privacy: this.port.services.privacy };
  }

  private draw(): void {
    if (!this.known) return;
    const { view, figures } = insightsView(this.shownOf(this.known));
    this.figures = figures;
    this.view = view;
    this.post({ type: 'view', view: { ...view, busy: this.busy, canStop: this.reading !== undefined } });
  }

  private say(busy: string | undefined): void {
    this.busy = busy;
    this.post({ type: 'busy', busy, canStop: this.reading !== undefined });
  }

  private post(message: ToPage): void {
    if (this.ready) void this.panel.webview.postMessage(message);
  }

  private async obey(message: FromPage): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.ready = true;
        this.draw();
        return this.say(this.busy);
      case 'again':
        return this.count();
      case 'readAll':
        return this.readAll();
      case 'stop':
        return this.reading?.abort();
      case 'choose':
        this.chosen = { ...this.chosen, [message.figure]: message.choice };
        return this.draw();
      case 'list':
        return this.list(message.figure, message.bar);
      case 'open':
        return this.open(message.ranking, message.index);
      case 'saveSvg':
      case 'savePng':
        return this.save(message);
      case 'saveReport':
        return this.view && saveReport(this.view.title, reportHtml(this.view, locale()));
    }
  }

  private async readAll(): Promise<void> {
    if (this.reading || !this.view) return;
    const stop = new AbortController();
    this.reading = stop;
    const ids = this.view.read.filter(({ canReadAll }) => canReadAll).map(({ connectionId }) => connectionId);
    try {
      await readWhole(this.port.services, ids, stop.signal, text => this.say(text));
    } finally {
      this.reading = undefined;
    }
    if (this.ready) await this.count();
  }

  private async list(id: string, bar: number): Promise<void> {
    const figure = this.figures.find(one => one.id === id);
    const pick = figure?.picks[bar];
    const label = figure?.bars[bar]?.label;
    if (!figure || !pick || label === undefined) return;
    const title = t('{0}: {1}', figure.title, label);
    await this.port.list({ title, connectionIds: this.connectionIds, pick });
    this.post({ type: 'said', text: t('Listed in Home: {0}', title) });
  }

  private open(id: string, index: number): void {
    const field = moneyFields.find(one => one === id);
    const top = field && this.known && rankedOf(this.shownOf(this.known), field)?.top[index];
    if (top) this.port.open({ connectionId: top.connectionId, customerId: top.customer.id });
  }

  private async save(message: Extract<FromPage, { type: 'saveSvg' | 'savePng' }>): Promise<void> {
    const figure = this.figures.find(({ id }) => id === message.figure);
    if (!figure) return;
    const bytes =
      message.type === 'saveSvg' ? Buffer.from(svgText(pictureOf(figure), figure.title)) : pngOf(message.png);
    if (bytes) await savePicture(figure.title, message.type === 'saveSvg' ? 'svg' : 'png', bytes);
  }
}
