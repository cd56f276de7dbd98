/** Reads the watched customers again, one at a time, while somebody looks at the window. Records stay in memory. */
import * as vscode from 'vscode';
import { asClienteleError, isClienteleError } from '../../core/model/errors.ts';
import { type CustomerRef, refKey } from '../../customers/follow/kept.ts';
import { nextStep } from '../../customers/follow/schedule.ts';
import { failed, hasNews, notReadYet, observed, seen, type Watched } from '../../customers/follow/watched.ts';
import type { Services } from '../services/services.ts';
import { Disposables } from '../window/disposables.ts';

/** The longest that a timer can wait; then it is seen again what is due. */
const longestTimer = 2 ** 31 - 1;

export class Watcher implements vscode.Disposable {
  private readonly services: Services;
  private readonly own = new Disposables();
  private readonly changed = this.own.add(new vscode.EventEmitter<void>());
  /** Fires when something of a watched customer is known anew. */
  readonly onDidChange = this.changed.event;
  private readonly states = new Map<string, Watched>();
  /** Milliseconds on the clock of `performance.now()`. */
  private readonly triedAt = new Map<string, number>();
  private readonly quietUntil = new Map<string, number>();
  private reading: { readonly key: string; readonly connectionId: string; readonly stop: AbortController } | undefined;
  private run: Promise<void> | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isDisposed = false;

  constructor(services: Services) {
    this.services = services;
    const { follow, lists } = services;
    this.own.add(vscode.window.onDidChangeWindowState(() => this.go()));
    this.own.add(follow.watched.onDidChange(() => this.listChanged()));
    this.own.add({ dispose: lists.onDrop(ids => this.forget(ids)) });
    this.own.add(
      vscode.workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration('clientele.watch')) this.go();
      }),
    );
    void follow.watched.ready().then(() => this.go());
  }

  state(ref: CustomerRef): Watched {
    return this.states.get(refKey(ref)) ?? notReadYet;
  }

  /** Watched customers with a change that nobody has looked at. */
  get news(): readonly CustomerRef[] {
    return this.services.follow.watched.all.filter(ref => hasNews(this.state(ref)));
  }

  /** The user looks at what changed. */
  markSeen(ref: CustomerRef): void {
    this.set(ref, seen(this.state(ref)));
  }

  /** Reads all of them now, since the user wants it, but for the one that is being read; resolves when that is done. */
  async readNow(): Promise<void> {
    for (const key of [...this.triedAt.keys()]) if (key !== this.reading?.key) this.triedAt.delete(key);
    await this.go();
  }

  dispose(): void {
    this.isDisposed = true;
    clearTimeout(this.timer);
    this.reading?.stop.abort();
    this.own.dispose();
  }

  /** Reads what is due, then waits for what is due next. */
  private go(): Promise<void> {
    this.run ??= this.readDue();
    return this.run;
  }

  private async readDue(): Promise<void> {
    await Promise.resolve(); // so that this run is known before it can be over
    for (;;) {
      clearTimeout(this.timer);
      const step = this.nextStep();
      if (step.kind === 'wait')
        this.timer = setTimeout(() => void this.go(), Math.min(Math.ceil(step.for), longestTimer));
      if (step.kind !== 'read') {
        // At once: who comes now begins a run that sees what is due by now.
        this.run = undefined;
        return;
      }
      const ref = this.watchable.find(one => refKey(one) === step.key);
      if (ref) await this.read(ref);
    }
  }

  /** Those whose connection is set up here. */
  private get watchable(): readonly CustomerRef[] {
    const { follow, store } = this.services;
    const ids = new Set(store.connections.map(({ id }) => id));
    return follow.watched.all.filter(({ connectionId }) => ids.has(connectionId));
  }

  private nextStep(): ReturnType<typeof nextStep> {
    if (this.isDisposed) return { kind: 'rest' };
    return nextStep({
      now: performance.now(),
      interval: this.services.settings().watchInterval * 1000,
      isFocused: vscode.window.state.focused,
      isReading: this.reading !== undefined,
      watched: this.watchable.map(ref => {
        const key = refKey(ref);
        return { key, connectionId: ref.connectionId, triedAt: this.triedAt.get(key) };
      }),
      quietUntil: this.quietUntil,
    });
  }

  private async read(ref: CustomerRef): Promise<void> {
    const { connectionId, customerId } = ref;
    const stop = new AbortController();
    this.reading = { key: refKey(ref), connectionId, stop };
    this.triedAt.set(refKey(ref), performance.now());
    const before = this.state(ref);
    try {
      const connection = await this.services.connections.get(connectionId);
      const { signal } = stop;
      // What was just shown elsewhere is as good as a first reading.
      const fetched = await connection.customer(customerId, { signal, fresh: before.latest !== undefined });
      if (signal.aborted) return;
      // Its news may have been looked at meanwhile.
      this.set(ref, observed(this.state(ref), { kind: 'record', record: fetched.record, at: fetched.fetchedAt }));
    } catch (error) {
      if (!stop.signal.aborted) this.set(ref, this.afterFailure(ref, this.state(ref), error));
    } finally {
      this.reading = undefined;
    }
  }

  /** One that is locked, or wants to be left alone, refuses by itself; with a time it is not even tried before. */
  private afterFailure({ connectionId }: CustomerRef, before: Watched, reason: unknown): Watched {
    if (isClienteleError(reason) && reason.kind === 'notFound')
      return observed(before, { kind: 'gone', at: new Date().toISOString() });
    const error = asClienteleError(reason);
    if (error.retryAt !== undefined) {
      const wait = Date.parse(error.retryAt) - Date.now();
      if (wait > 0) this.quietUntil.set(connectionId, performance.now() + wait);
    }
    return failed(before, error);
  }

  private set(ref: CustomerRef, state: Watched): void {
    // It may be watched no longer.
    if (!this.services.follow.watched.all.some(one => refKey(one) === refKey(ref))) return;
    this.states.set(refKey(ref), state);
    this.changed.fire();
  }

  private listChanged(): void {
    const keys = new Set(this.services.follow.watched.all.map(refKey));
    for (const key of this.states.keys()) if (!keys.has(key)) this.states.delete(key);
    for (const key of this.triedAt.keys()) if (!keys.has(key)) this.triedAt.delete(key);
    this.changed.fire();
    void this.go();
  }

  /** Other settings or credentials, or *Clear Cache*: what was read is nobody's any more, and nothing to compare with. */
  private forget(connectionIds: readonly string[]): void {
    if (this.reading && connectionIds.includes(this.reading.connectionId)) this.reading.stop.abort();
    for (const ref of this.services.follow.watched.all) {
      if (!connectionIds.includes(ref.connectionId)) continue;
      this.states.delete(refKey(ref));
      this.triedAt.delete(refKey(ref));
    }
    for (const id of connectionIds) this.quietUntil.delete(id);
    this.changed.fire();
    void this.go();
  }
}
