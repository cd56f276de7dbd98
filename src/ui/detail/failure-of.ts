/** A failure as the page shows it. */
import { asClienteleError } from '../../core/model/errors.ts';
import { exchangeOf } from '../../core/requests/requester.ts';
import type { Failure } from './shared/messages.ts';

export function failureOf(error: unknown): Failure {
  const { kind, message, hadAnswer } = asClienteleError(error);
  const credentials = kind === 'unauthorized' || kind === 'configuration';
  const asked = (exchangeOf(error)?.attempts.length ?? 0) > 0;
  return { message, credentials, ...(hadAnswer && { answered: true }), ...(asked && { asked: true }) };
}
