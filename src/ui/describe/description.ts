/** The description of one connection's list: of the pages that are open, or of the whole list once it is read. */
import { rows as countOfRows, customers } from '../../core/l10n/counts.ts';
import { number, t } from '../../core/l10n/language.ts';
import { asClienteleError } from '../../core/model/errors.ts';
import { isSample } from '../../core/read-connections.ts';
import { type Described, describe } from '../../customers/describe/described.ts';
import { jsonSchemaOf } from '../../customers/describe/json-schema.ts';
import { withoutDoubtfulWords } from '../../customers/describe/private-words.ts';
import { readList } from '../../customers/describe/read-list.ts';
import { RowsRead } from '../../customers/describe/rows-read.ts';
import { typeScriptOf } from '../../customers/describe/typescript.ts';
import { zodSourceOf } from '../../customers/describe/zod-source.ts';
import type { Services } from '../services/services.ts';
import { pauseText, progressText } from '../window/progress.ts';
import type { Form, Shown } from './shared/messages.ts';
import { shownFields } from './shown.ts';

/** Where the rows are from. */
type Source =
  | { readonly kind: 'open'; readonly total: number | null }
  /** `why` nothing more was read; undefined at the end of the list. */
  | { readonly kind: 'whole'; readonly why: string | undefined; readonly doubts: readonly string[] };

/** What was read, and what it comes to. */
interface Result {
  readonly rows: RowsRead;
  readonly described: Described;
  readonly source: Source;
}

const generators = { typeScript: typeScriptOf, zod: zodSourceOf, jsonSchema: jsonSchemaOf } as const;

export class Description {
  private readonly services: Pick<Services, 'connections' | 'lists' | 'privacy'>;
  private readonly connectionId: string;
  private readonly onChange: () => void;
  private result: Result | undefined;
  private stopping: AbortController | undefined;
  private progress: string | undefined;

  /** `onChange` is called when there is something else to show. */
  constructor(
    services: Pick<Services, 'connections' | 'lists' | 'privacy'>,
    connectionId: string,
    onChange: () => void,
  ) {
    this.services = services;
    this.connectionId = connectionId;
    this.onChange = onChange;
  }

  /** What was read and what it comes to, for a fixture; undefined before there is a row. */
  get made(): Pick<Result, 'rows' | 'described'> | undefined {
    const { result } = this;
    if (!result || result.rows.customers === 0) return undefined;
    return { rows: result.rows, described: this.shownDescription(result.described) };
  }

  /** Describes the pages that are open; the first one is loaded where none is. Rejects with what that failed with. */
  async readOpen(): Promise<void> {
    const list = this.services.lists.of(this.connectionId);
    if (list.loaded.length === 0) {
      list.retry(1);
      const state = await list.load(1);
      if (state.kind === 'failed') throw state.error;
    }
    const rows = new RowsRead();
    for (const page of list.loaded) await rows.add(page);
    this.take(rows, { kind: 'open', total: list.total });
  }

  /** Reads the whole list, as it is filtered, and describes it; what was read until a failure or a stop is described too. */
  async readAll(): Promise<void> {
    if (this.stopping) return;
    const stop = new AbortController();
    this.stopping = stop;
    this.say(t('starting'));
    const rows = new RowsRead();
    try {
      const connection = await this.services.connections.get(this.connectionId);
      const { complete, doubts } = await readList(connection, rows, {
        query: this.services.lists.query(this.connectionId),
        signal: stop.signal,
        onProgress: progress => this.say(progressText(progress)),
        onPause: retryAt => this.say(pauseText(retryAt)),
      });
      this.take(rows, { kind: 'whole', why: undefined, doubts: complete ? [] : doubts });
    } catch (error) {
      // Whoever forgot it meanwhile wants nothing more of it.
      if (this.stopping !== stop) return;
      const reason = asClienteleError(error);
      const { kind } = reason;
      const message = this.services.privacy.failure(reason, this.connectionId);
      if (rows.customers === 0 && kind !== 'cancelled') throw error;
      if (rows.customers > 0)
        this.take(rows, { kind: 'whole', why: kind === 'cancelled' ? t('Stopped.') : message, doubts: [] });
    } finally {
      if (this.stopping === stop) {
        this.stopping = undefined;
        this.say(undefined);
      }
    }
  }

  stop(): void {
    this.stopping?.abort();
  }

  /** Nothing of the list stays here. */
  forget(): void {
    const { stopping } = this;
    this.stopping = undefined;
    stopping?.abort();
    this.result = undefined;
    this.say(undefined);
  }

  /** Source code; undefined before there is a row. */
  code(form: Form): string | undefined {
    const { described } = this.made ?? {};
    const { title, docs } = this.provider;
    return described && generators[form]({ described, title, docs });
  }

  /** What the page shows. */
  get shown(): Shown {
    const connection = this.services.connections.connection(this.connectionId);
    const { title, docs } = this.provider;
    const { described, rows, source } = this.result ?? {};
    return {
      ...{ connectionName: connection.name, providerTitle: title, docs, reading: this.progress },
      environment: isSample(connection) ? 'sample' : connection.environment,
      source: this.sourceText,
      notes: [
        ...(rows?.problems ? [t('{0} could not be read and are not in it.', countOfRows(rows.problems))] : []),
        ...(described?.isCut ? [t('There are more different fields than are described here.')] : []),
        ...(source?.kind === 'whole' && source.why !== undefined ? [source.why] : []),
        ...(source?.kind === 'whole' && source.doubts.length
          ? [t('Not proven to be all: {0}', source.doubts.join(' '))]
          : []),
      ],
      canReadAll: source?.kind !== 'whole' || source.why !== undefined,
      hasRows: this.made !== undefined,
      ...(described ? shownFields(this.shownDescription(described)) : { fields: [], unseen: [] }),
    };
  }

  private get sourceText(): string {
    if (!this.result) return t('Nothing of this list is read here.');
    const { rows, source } = this.result;
    const count = customers(rows.customers);
    const filters = Object.entries(
      this.services.privacy.filters(this.connectionId, this.services.lists.query(this.connectionId).filters),
    );
    const filtered = filters.length
      ? t(', filtered by {0}', filters.map(([key, value]) => `${key}: ${value}`).join(', '))
      : '';
    if (source.kind === 'whole')
      return `${source.why === undefined ? t('The whole list: {0}', count) : t('As far as it was read: {0}', count)}${filtered}`;
    const open =
      source.total === null || source.total <= rows.customers
        ? t('{0} on the pages that are open', count)
        : t('{0} on the pages that are open, of {1}', count, number(source.total));
    return `${open}${filtered}`;
  }

  /** In privacy mode, words are of states, countries and currencies alone: what recurs may still be somebody's. */
  private shownDescription(described: Described): Described {
    return this.services.privacy.covers(this.connectionId) ? withoutDoubtfulWords(described) : described;
  }

  private get provider() {
    const { connections } = this.services;
    return connections.provider(connections.connection(this.connectionId));
  }

  private take(rows: RowsRead, source: Source): void {
    const { documented, covered, secrets = [] } = this.provider;
    const said = documented?.() ?? [];
    this.result = {
      rows,
      source,
      described: describe(rows.shapes, { documented: said, covered: [...covered, ...secrets] }),
    };
    this.onChange();
  }

  private say(progress: string | undefined): void {
    this.progress = progress;
    this.onChange();
  }
}
