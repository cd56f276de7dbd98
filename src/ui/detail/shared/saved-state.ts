/** What all messages between the panel and its page are about, and a failure in them. */

/** What VS Code keeps for the panel over a reload of the window: these two and nothing else. */
export interface SavedState {
  readonly connectionId: string;
  readonly customerId: string;
}

/** A failure as the page shows it. */
export interface Failure {
  /** The sentence of the error. */
  readonly message: string;
  /** New credentials may be the cure. */
  readonly credentials: boolean;
  /** There is a raw answer to copy. */
  readonly answered?: boolean;
  /** There is a request to show. */
  readonly asked?: boolean;
}
