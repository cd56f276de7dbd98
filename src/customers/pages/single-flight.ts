/** Requests in flight that several callers share; the request ends early only when all of them have left. */

import { orAborted } from '../../core/http/signals.ts';
import { cancelled } from '../../core/model/errors.ts';

interface Flight<T> {
  readonly promise: Promise<T>;
  readonly stop: AbortController;
  callers: number;
}

export class SingleFlight<T> {
  private readonly flights = new Map<string, Flight<T>>();

  /** Joins the request in flight under `key`, or starts it. */
  async share(key: string, signal: AbortSignal, start: (signal: AbortSignal) => Promise<T>): Promise<T> {
    let flight = this.flights.get(key);
    if (!flight) {
      const stop = new AbortController();
      const promise = start(stop.signal).finally(() => {
        if (this.flights.get(key)?.promise === promise) this.flights.delete(key);
      });
      flight = { promise, stop, callers: 0 };
      this.flights.set(key, flight);
    }
    flight.callers++;
    try {
      return await orAborted(flight.promise, signal, cancelled);
    } finally {
      if (--flight.callers === 0 && signal.aborted) {
        flight.stop.abort();
        if (this.flights.get(key) === flight) this.flights.delete(key);
        flight.promise.catch(() => {}); // nobody waits for it any more
      }
    }
  }
}
