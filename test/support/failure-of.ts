import { fail } from 'node:assert/strict';

/** What something is rejected with, for a test that has several things to say about it. */
export async function failureOf(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    return error;
  }
  return fail('It did not fail.');
}
