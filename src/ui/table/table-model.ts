/** A table at work: what is looked at of its rows, how they are sorted and filtered, and what is read of the rest. */
import { t } from '../../core/l10n/language.ts';
import { type ClienteleError, cancelled } from '../../core/model/errors.ts';
import type { IndexTable, WindowRow } from '../../customers/index/index-table.ts';
import type { TableCounts } from '../../customers/index/table-protocol.ts';
import type { TableRow } from '../../customers/table/row.ts';
import type { RowRange, TableSort } from '../../customers/table/table-view.ts';
import { columnView, offeredColumns, usualColumns } from './columns.ts';
import { footText, moreText, notesOf } from './foot.ts';
import { type ColumnView, most, type OfferedColumn, type TableShown } from './shared/messages.ts';
import { shownRow } from './shown-row.ts';
import { sumsText } from './sums.ts';
import { TableReading } from './table-reading.ts';
import { connectionsOf, type TableServices, type TableSource } from './table-source.ts';

/** Rows that columns are chosen and measured by. */
const firstRows = 100;
/** Milliseconds between looks at rows that come by the page. */
const pace = 300;

export class TableModel {
  readonly source: TableSource;
  private readonly services: TableServices;
  private readonly onChange: () => void;
  private table: IndexTable | undefined;
  private counts: TableCounts = { shown: 0, all: 0 };
  /** Rows that are read by now, looked at or not. */
  private read = 0;
  private looks = 0;
  /** The first look whose places mean the same rows as today's: to rows as they came, others are only added behind. */
  private unmoved = 1;
  private covering = 0;
  private sort: TableSort | undefined;
  private filter = '';
  private keys: readonly string[] = [];
  private columns: readonly ColumnView[] = [];
  private offered: readonly OfferedColumn[] = [];
  private sample: readonly TableRow[] = [];
  /** What is to be found again at the next look, as places of this one. */
  chosen: readonly RowRange[] = [];
  private kept: TableShown['kept'] = { of: [], now: [] };
  private looking = Promise.resolve();
  private readonly reading: TableReading;
  private growing: ReturnType<typeof setTimeout> | undefined;
  private readonly closing = new AbortController();

  /** `onChange` is called when there is something else to show. */
  constructor(services: TableServices, source: TableSource, onChange: () => void) {
    this.services = services;
    this.source = source;
    this.onChange = onChange;
    this.reading = new TableReading(onChange);
  }

  /** The number of what is looked at. */
  get look(): number {
    return this.looks;
  }

  /** Whether the places of a look mean the same rows as today's. */
  holds(look: number): boolean {
    return look >= this.unmoved && look <= this.looks;
  }

  /** When its rows were read, as far as that is known: of rows that came at several times, the newest. */
  get readAt(): string {
    return this.source.held(this.counts.all).at ?? new Date().toISOString();
  }

  /** Opens it, and reads the least that there is something to see. What fails is said in the table. */
  async open(): Promise<void> {
    const { index } = this.services;
    const connections = connectionsOf(this.services, this.source);
    const table = await index.table({ of: this.source.start, connections });
    if (this.closing.signal.aborted) await table.close();
    else this.table = table;
    await this.reading.run(how => this.source.open(this.made, { ...how, grown: () => this.grown() }));
    await this.made.look({ columns: [], filter: '' });
    await this.choose();
  }

  /** Adds what was read of it since. */
  async openAgain(): Promise<void> {
    if (this.looks > 0) await this.readBy(this.source.open);
  }

  /** Reads the rest of what the table is of. */
  async readAll(): Promise<void> {
    const { readAll } = this.source;
    if (!readAll || this.isOld) return this.onChange();
    await this.readBy(readAll);
    if (this.sample.length < firstRows) await this.choose();
  }

  stop(): void {
    this.reading.stop();
  }

  async sortBy(sort: TableSort | undefined): Promise<void> {
    if (sort && !this.keys.includes(sort.column)) return;
    this.sort = sort;
    await this.lookAgain();
  }

  async filterBy(text: string): Promise<void> {
    if (text === this.filter) return;
    this.filter = text;
    await this.lookAgain();
  }

  /** Shows these columns, remembered for its provider; none are the usual ones. */
  async show(keys: readonly string[]): Promise<void> {
    const known = this.offered.map(({ key }) => key).filter(key => keys.includes(key));
    await this.services.follow.columns.change(all => [
      ...(known.length > 0 ? [{ of: this.source.columnsOf, keys: known }] : []),
      ...all.filter(({ of }) => of !== this.source.columnsOf),
    ]);
    this.take(known);
    if (this.sort && !this.keys.includes(this.sort.column)) this.sort = undefined;
    await this.lookAgain();
  }

  /** Shows what was read since. */
  renew(): Promise<void> {
    return this.lookAgain();
  }

  /** There may be other rows. Where rows stand as they came, new ones are shown behind them; else nothing moves unasked. */
  grown(): void {
    if (this.closing.signal.aborted || this.looks === 0) return;
    this.growing ??= setTimeout(() => {
      this.growing = undefined;
      void this.grow().catch(() => {}); // the index is gone, and the panel hears of it
    }, pace);
  }

  /** Rows by their places, as they may be shown; undefined for one that is gone. */
  async rows(ranges: readonly RowRange[]): Promise<readonly (TableRow | undefined)[]> {
    const found = await this.made.rows(ranges);
    return found.map(row => this.shownRow(row));
  }

  /** The same as they are. */
  windowRows(ranges: readonly RowRange[]): Promise<readonly WindowRow[]> {
    return this.made.rows(ranges);
  }

  shownRow(row: WindowRow): TableRow | undefined {
    const [connectionId = ''] = this.source.connectionIds;
    const privacy = this.services.privacy.together(this.source.connectionIds);
    return shownRow({ ...this.services, privacy }, row, { connectionId, covered: this.source.covered });
  }

  /** What rows come to, as a sentence. */
  sums(ranges: readonly RowRange[]): Promise<string> {
    return sumsText(this.made, ranges, { keys: this.keys, columns: this.columns });
  }

  /** What the page shows. */
  get shown(): TableShown {
    const { source, sort, filter, counts, read } = this;
    const { progress, fault } = this.reading;
    const { all } = counts;
    const held = source.held(all);
    const more = read - all;
    const isAsRead = !sort && source.kind === 'customers' && source.readAll !== undefined;
    const connection = this.services.store.connections.find(({ id }) => id === source.connectionIds[0]);
    return {
      look: this.looks,
      unmoved: this.unmoved,
      ...source.names(all),
      isProduction: source.connectionIds.length === 1 && connection?.environment === 'production',
      columns: this.columns,
      offered: this.offered,
      sort,
      filter,
      shown: counts.shown,
      foot: this.looks === 0 ? t('Reading…') : footText(held, counts, isAsRead),
      notes: [
        ...(fault ? [this.faultText(fault)] : []),
        ...(this.looks === 0
          ? []
          : notesOf(held, { all, isSorted: sort !== undefined, isFiltered: filter.trim() !== '' })),
        ...(this.isOld ? [t('It was read anew since: open it as a table again.')] : []),
      ],
      reading: progress,
      canReadAll: source.readAll !== undefined && progress === undefined && !held.whole && !held.ended && !this.isOld,
      more: more > 0 && this.looks > 0 ? moreText(more) : undefined,
      covering: this.covering,
      kept: this.kept,
      areCustomers: source.kind === 'customers',
    };
  }

  dispose(): void {
    clearTimeout(this.growing);
    this.closing.abort();
    this.reading.stop();
    this.table?.close().catch(() => {}); // it went with the index
    this.table = undefined;
  }

  private get made(): IndexTable {
    if (this.table) return this.table;
    if (this.closing.signal.aborted) throw cancelled();
    throw new Error('A table was asked for rows before it was open.');
  }

  private async readBy(read: TableSource['open']): Promise<void> {
    if (this.reading.isUnderWay) return;
    await this.reading.run(how => read(this.made, { ...how, grown: () => this.grown() }));
    await this.lookAgain();
  }

  private get isOld(): boolean {
    return this.source.isOld?.() ?? false;
  }

  private faultText(error: ClienteleError): string {
    return error.kind === 'cancelled'
      ? t('Stopped.')
      : this.services.privacy.failure(error, this.source.connectionIds[0]);
  }

  /** The columns there could be, and those that are shown: the ones chosen before, else the usual ones; looks by them. */
  private async choose(): Promise<void> {
    const { source, services, made } = this;
    const { pointers } = await made.pointers();
    const covered =
      source.kind === 'items'
        ? source.covered
        : connectionsOf(services, source).flatMap(connection => [...connection.covered]);
    const first = await made.rows([[0, firstRows]], true);
    this.sample = first.map(row => this.shownRow(row)).filter(row => row !== undefined);
    this.offered = offeredColumns(source.kind, pointers, { covered, severalConnections: this.isOfSeveral });
    await services.follow.columns.ready();
    const remembered = services.follow.columns.all.find(({ of }) => of === source.columnsOf)?.keys ?? [];
    // What a list does not have now is remembered all the same.
    this.take(this.offered.map(({ key }) => key).filter(key => remembered.includes(key)));
    await this.lookAgain();
  }

  /** Privacy mode covers some of it. */
  get isCovered(): boolean {
    return this.source.connectionIds.some(id => this.services.privacy.covers(id));
  }

  /** Other things are covered than before, or connections are called otherwise: what is shown goes at once, before its rows come again. */
  async coverAgain(): Promise<void> {
    this.covering++;
    this.onChange();
    if (this.looks === 0) return;
    await this.made.name(connectionsOf(this.services, this.source).map(({ name }) => name));
    await this.choose();
  }

  private get isOfSeveral(): boolean {
    return this.source.connectionIds.length > 1;
  }

  private take(keys: readonly string[]): void {
    const { kind } = this.source;
    this.keys = keys.length > 0 ? keys : usualColumns(kind, this.sample, { severalConnections: this.isOfSeveral });
    this.columns = this.keys.map(key => columnView(key, kind, this.sample));
  }

  /** One look after the other: what was chosen is found from each to the next. */
  private lookAgain(): Promise<void> {
    const looked = this.looking.then(() => this.lookOnce());
    this.looking = looked.catch(() => {});
    return looked;
  }

  private async lookOnce(): Promise<void> {
    if (this.closing.signal.aborted) return;
    const { keys, sort, filter, chosen: of } = this;
    const { kept = [], moved, ...counts } = await this.made.look({ columns: keys, sort, filter }, of);
    if (this.closing.signal.aborted) return;
    // A selection in more pieces than a message names is dropped.
    this.chosen = kept.slice(0, kept.length > most.ranges ? 1 : undefined);
    this.kept = { of, now: this.chosen };
    this.counts = counts;
    this.read = counts.all;
    this.looks++;
    if (moved) this.unmoved = this.looks;
    this.onChange();
  }

  private async grow(): Promise<void> {
    const { all } = await this.made.count();
    if (all === this.read || this.closing.signal.aborted) return;
    this.read = all;
    if (this.sort || this.filter.trim() !== '') this.onChange();
    else await this.lookAgain();
  }
}
