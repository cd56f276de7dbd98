// A client whose provider gives prepared answers, and what asking it for a page comes to.

import { ok } from 'node:assert/strict';
import { isClienteleError } from '../../../../src/core/model/errors.ts';
import type { RequestOptions } from '../../../../src/core/requests/requester.ts';
import { type LocalClient, type LocalClientOptions, localClient } from '../../../support/local-client.ts';
import type { Handler } from '../../../support/local-server.ts';

const open: LocalClient[] = [];

/** The answers are given one after the other, the last one again and again. */
export async function clientFor(
  id: string,
  answers: readonly Handler[],
  options?: LocalClientOptions,
): Promise<LocalClient> {
  const left = [...answers];
  const made = await localClient(
    id,
    (response, request) => (left.length > 1 ? left.shift() : left[0])?.(response, request),
    options,
  );
  open.push(made);
  return made;
}

/** To be called after each test. */
export const closeClients = () => Promise.all(open.splice(0).map(made => made.close()));

export const page = ({ client }: LocalClient, ask: Partial<RequestOptions> = {}) =>
  client.page({}, { signal: new AbortController().signal, ...ask });

/** The first page, asked for by so many at once. */
export const pages = (made: LocalClient, count: number) => Array.from({ length: count }, () => page(made));

const kindOf = (error: unknown) => {
  ok(isClienteleError(error), String(error));
  return error.kind;
};

/** What several askings came to: `page`, or the kind of error. */
export const outcomes = async (asked: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(asked)).map(result => (result.status === 'fulfilled' ? 'page' : kindOf(result.reason)));
