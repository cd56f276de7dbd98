/** What a table reads of its list: how far it is, how to stop it, and how it failed. */
import { t } from '../../core/l10n/language.ts';
import { type ClienteleError, isClienteleError } from '../../core/model/errors.ts';

/** How work that reads is stopped, and how it says how far it is. */
export interface ReadingHow {
  readonly signal: AbortSignal;
  readonly say: (progress: string) => void;
}

export class TableReading {
  /** How far it is, as words; undefined while nothing is read. */
  progress: string | undefined;
  /** Why the last reading ended before its end. */
  fault: ClienteleError | undefined;
  private readonly onChange: () => void;
  private stopping: AbortController | undefined;

  constructor(onChange: () => void) {
    this.onChange = onChange;
  }

  get isUnderWay(): boolean {
    return this.stopping !== undefined;
  }

  stop(): void {
    this.stopping?.abort();
  }

  /** Runs what reads, with a stop; how it fails is said, and what was read before stays. */
  async run(work: (how: ReadingHow) => Promise<void>): Promise<void> {
    const stop = new AbortController();
    this.stopping = stop;
    this.fault = undefined;
    this.say(t('reading…'));
    try {
      await work({ signal: stop.signal, say: progress => this.say(progress) });
    } catch (error) {
      if (!isClienteleError(error)) throw error;
      this.fault = error;
    } finally {
      this.stopping = undefined;
      this.say(undefined);
    }
  }

  private say(progress: string | undefined): void {
    this.progress = progress;
    this.onChange();
  }
}
