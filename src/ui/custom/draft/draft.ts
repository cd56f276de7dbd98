/**
 * A manifest in the making: its text, the secrets it is asked with, the answer that it is read by. Nothing is sent but what
 * the user asks for, and no secret goes where they have not seen that it would.
 */
import { Client, type ClientSetup } from '../../../core/client.ts';
import { t } from '../../../core/l10n/language.ts';
import { asClienteleError, ClienteleError } from '../../../core/model/errors.ts';
import type { Provider } from '../../../core/model/provider.ts';
import { baseUrlFault, defaultBaseUrl } from '../../../core/read-connections.ts';
import type { Privacy } from '../../../customers/privacy/privacy.ts';
import { type Contact, contactsOf, placeOfSecrets } from '../../../providers/detect/contacts.ts';
import { type DraftQuestion, draftOfAnswer, type Reason } from '../../../providers/detect/drafted.ts';
import type { PlaceChange } from '../../../providers/detect/one-customer.ts';
import type { PagingParams } from '../../../providers/detect/paging-in.ts';
import type { Manifest } from '../../../providers/manifest/words.ts';
import { sizeWords } from '../../text/exchange-words.ts';
import { type DraftState, draftId, holdsSecret, isUnread, readable, stateOf, withMembers } from './draft-text.ts';
import type { Finding } from './finding.ts';
import { readAnswer, type Usable } from './reading.ts';
import type { Shown } from './shared/messages.ts';
import { type Answered, type DraftFacts, shownDraft } from './shown-draft.ts';
import { tryManifest } from './trial.ts';

/** What a draft begins with. */
export interface Beginning {
  readonly text: string;
  readonly manifest: Manifest | undefined;
  readonly credentials: Readonly<Record<string, string>>;
  readonly paging: PagingParams;
  readonly pageSize: number | undefined;
  readonly reasons: readonly Reason[];
  readonly notes: readonly string[];
  readonly questions: readonly DraftQuestion[];
  /** It came along as a manifest: its ID is its own, and what it reads is said. */
  readonly isWhole: boolean;
}

/** The questions that only a person can answer, put in the window. */
export interface DraftPort {
  /** The credentials of the manifest that are missing, and its options; undefined where the user leaves. */
  readonly ask: (
    provider: Provider,
    given: {
      readonly credentials: Readonly<Record<string, string>>;
      readonly options: Readonly<Record<string, string>>;
    },
  ) => Promise<
    | { readonly credentials: Readonly<Record<string, string>>; readonly options: Readonly<Record<string, string>> }
    | undefined
  >;
  /** Whether secrets that were entered for another place may go where the manifest says now. */
  readonly approve: (title: string, contacts: readonly Contact[]) => Promise<boolean>;
}

type Asking = Pick<ClientSetup, 'http' | 'log' | 'settings'> & { readonly privacy: Privacy };

/** Rows that are asked for where the request says nothing. */
const usualSize = 10;
export class Draft {
  text: string;
  credentials: Readonly<Record<string, string>>;
  options: Readonly<Record<string, string>> = {};
  isKept = false;
  private readonly beginning: Beginning;
  private readonly port: DraftPort;
  private readonly asking: Asking;
  private readonly onChange: () => void;
  private drafted: { readonly manifest: Manifest | undefined; readonly reasons: readonly Reason[] };
  private notes: readonly string[];
  private questions: readonly DraftQuestion[];
  /** The user said that what is asked for is a list, whatever it looks like. */
  private isList = false;
  private answered: Answered | undefined;
  private failure: DraftFacts['failure'];
  private findings: readonly Finding[] = [];
  private busy: string | undefined;
  /** Where secrets may go: what the user pasted them for, or has seen since. */
  private approved: string | undefined;
  private readonly life = new AbortController();

  constructor(beginning: Beginning, asking: Asking, port: DraftPort, onChange: () => void) {
    this.beginning = beginning;
    this.asking = asking;
    this.port = port;
    this.onChange = onChange;
    this.text = beginning.text;
    this.credentials = beginning.credentials;
    this.drafted = { manifest: beginning.manifest, reasons: beginning.reasons };
    this.notes = beginning.notes;
    this.questions = beginning.questions;
    if (Object.keys(beginning.credentials).length > 0 && beginning.manifest)
      this.approved = placeOfSecrets(beginning.manifest);
  }

  dispose(): void {
    this.life.abort();
    this.credentials = {};
  }

  /** The manifest that can be used now, with what is written of it; undefined where it cannot. */
  get usable(): { readonly usable: Usable; readonly entry: unknown } | undefined {
    const state = this.state();
    return state.kind === 'usable' && !holdsSecret(this.text, this.credentials) ? state : undefined;
  }

  edit(text: string): void {
    if (text === this.text) return;
    this.text = text;
    this.isKept = false;
    this.onChange();
  }

  /** Asks for the first page, and reads of it what there is to find the first time. */
  send(): Promise<void> {
    return this.working(t('Asking for the first page'), async (client, usable) => {
      const question = client.question({ page: 1, pageSize: this.beginning.pageSize ?? usualSize });
      const { value, exchange } = await client.answered(
        { request: client.listQuestion(question).request, read: answer => answer },
        { signal: this.life.signal },
        { about: { kind: 'draft' } },
      );
      const isFirst = this.answered === undefined;
      const text = readable(value.text, this.credentials);
      // The token that came of it is a secret, too.
      const isExchanged = usable.provider.authMethods.some(({ exchange }) => exchange);
      const { pathname, search } = new URL(exchange.url);
      const size = exchange.bytes === undefined ? [] : [sizeWords(exchange.bytes)];
      const rest = [String(exchange.attempts.at(-1)?.status ?? ''), ...size];
      const facts = [exchange.method, pathname + search, ...rest].join(' · ');
      const shown = { facts, text: isExchanged ? client.redact(text) : text, isGood: true };
      this.answered = { answer: value, question, url: exchange.url, rest, shown };
      // A manifest that came along whole says already how it is read.
      if (isFirst && isUnread(usable.manifest)) this.take(usable.manifest);
    });
  }

  /** Finds rows, paging and fields anew in the answer that is there. */
  guess(): void {
    const state = this.state();
    if (state.kind === 'usable') this.take(state.usable.manifest);
    this.onChange();
  }

  /** Asks for the second page and for one customer. */
  try(): Promise<void> {
    return this.working(t('Asking for the next page and one customer'), async (client, usable) => {
      const { answered } = this;
      const read = answered && readAnswer(usable, answered.answer, answered.question);
      if (!answered || read?.kind !== 'page') return;
      const { question } = answered;
      const trial = await tryManifest(client, usable.manifest, {
        question,
        first: read.page,
        signal: this.life.signal,
      });
      this.findings = trial.findings;
      if (Object.keys(trial.change).length > 0) this.change(trial.change);
    });
  }

  /** A person has said how an amount is meant, or where the list is: that is asked then, where the other place was. */
  async choose(question: number, answer: number): Promise<void> {
    const asked = this.questions[question];
    const chosen = asked?.answers[answer];
    const state = this.state();
    if (!asked || !chosen || state.kind !== 'usable') return;
    this.questions = this.questions.filter(one => one !== asked);
    const { manifest } = state.usable;
    if ('words' in chosen && asked.kind === 'amount')
      this.change({ fields: { ...manifest.fields, [asked.field]: chosen.words } });
    const asksAnew = 'change' in chosen && this.place(chosen.change, manifest);
    this.onChange();
    if (asksAnew) await this.send();
  }

  /** What was answered before was the answer to another question: whether there was one. */
  private place(change: PlaceChange, manifest: Manifest): boolean {
    if (change === 'nothing') return false;
    if (change === 'asList') {
      this.isList = true;
      this.take(manifest);
      return false;
    }
    const wasAsked = this.answered !== undefined;
    this.answered = undefined;
    this.change(change);
    return wasAsked;
  }

  get shown(): Shown {
    const { answered, failure, drafted, notes, questions, findings, busy, isKept, credentials, text } = this;
    return shownDraft({
      ...{ state: this.state(), drafted, notes, questions, findings, busy, isKept, credentials, text },
      ...{ answered, failure, privacy: this.asking.privacy },
    });
  }

  private state(): DraftState {
    return stateOf(this.text, this.options);
  }

  /** Takes over what an answer says. */
  private take(manifest: Manifest): void {
    if (!this.answered) return;
    const found = draftOfAnswer(manifest, this.answered.answer, this.beginning.paging, this.isList);
    const before = this.beginning.reasons;
    this.drafted = { manifest: found.manifest, reasons: [...before, ...found.reasons] };
    this.notes = [...this.beginning.notes, ...found.notes];
    this.questions = found.questions;
    this.change(found.manifest);
  }

  /** Members of the manifest become others; what this version does not know stays. */
  private change(members: Partial<Manifest>): void {
    const state = this.state();
    if (state.kind !== 'usable') return;
    this.text = withMembers(state.entry, members);
    this.isKept = false;
  }

  /** Does something with a client of the manifest as it is now, once everything is there and may go where it goes. */
  private async working(what: string, work: (client: Client, usable: Usable) => Promise<void>): Promise<void> {
    if (this.busy !== undefined) return;
    const before = this.state();
    if (before.kind !== 'usable') return;
    const { manifest, provider } = before.usable;
    this.busy = what;
    this.findings = [];
    this.onChange();
    try {
      if (!(await this.isReady(manifest, provider))) return;
      const usable = { ...before.usable, options: this.options };
      const client = this.client(usable);
      try {
        await work(client, usable);
        this.failure = undefined;
      } catch (error) {
        await this.failed(error, client);
      } finally {
        client.dispose();
      }
    } finally {
      this.busy = undefined;
      this.onChange();
    }
  }

  /** Whether the credentials are there, and may go where the manifest says. */
  private async isReady(manifest: Manifest, provider: Provider): Promise<boolean> {
    const place = placeOfSecrets(manifest);
    const known = new Set(provider.authMethods.flatMap(({ credentials }) => credentials.map(({ key }) => key)));
    const kept = Object.entries(this.credentials).filter(([key]) => known.has(key));
    if (kept.length > 0 && place !== this.approved && !(await this.port.approve(provider.title, contactsOf(manifest))))
      return false;
    const given = await this.port.ask(provider, { credentials: Object.fromEntries(kept), options: this.options });
    if (!given) return false;
    this.credentials = given.credentials;
    this.options = given.options;
    this.approved = place;
    return true;
  }

  private client({ provider, manifest, options }: Usable): Client {
    const baseUrl = defaultBaseUrl(provider, 'production', options);
    const fault = baseUrlFault(baseUrl);
    if (fault !== undefined)
      throw new ClienteleError({
        kind: 'configuration',
        who: provider.title,
        what: t('{who} has no address'),
        words: fault,
      });
    const { id, title = id } = manifest;
    const connection = {
      ...{ id: draftId, provider: id, name: title, baseUrl, options },
      environment: 'production' as const,
    };
    const { http, log, settings } = this.asking;
    return new Client({ http, log, settings, connection, provider, credentials: this.credentials });
  }

  private async failed(error: unknown, client: Client): Promise<void> {
    const { kind, message, happened, forOthers } = asClienteleError(error);
    if (kind === 'cancelled') return;
    const raw = await client.failedAnswer();
    const facts = kind === 'unauthorized' || kind === 'configuration' ? happened : message;
    const text = raw ? readable(raw.text, this.credentials) : '';
    this.failure = { shown: { facts, text, isGood: false }, forOthers };
  }
}
