/** A failure as the page shows it. */
import { asClienteleError } from '../../core/model/errors.ts';
import type { Failure } from './shared/messages.ts';

export function failureOf(error: unknown): Failure {
  const { kind, message, hadAnswer } = asClienteleError(error);
  const credentials = kind === 'unauthorized' || kind === 'configuration';
  return { message, credentials, ...(hadAnswer && { answered: true }) };
}
