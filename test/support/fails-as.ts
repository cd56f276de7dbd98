import { equal, match, ok } from 'node:assert/strict';
import { type ErrorKind, isClienteleError } from '../../src/core/model/errors.ts';

/** That an error is one of ours and of this kind, with such words. */
export const failsAs =
  (kind: ErrorKind, words = /./) =>
  (error: unknown): true => {
    ok(isClienteleError(error), String(error));
    equal(error.kind, kind, error.message);
    match(error.message, words);
    return true;
  };
