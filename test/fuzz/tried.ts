import { ok } from 'node:assert/strict';
import { isClienteleError } from '../../src/core/model/errors.ts';

/** Runs what may fail; undefined where it did, as it may: with an error of ours. */
export function tried<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    ok(isClienteleError(error), error instanceof Error ? error.stack : String(error));
    return undefined;
  }
}
