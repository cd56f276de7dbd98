/** A failure as the page shows it. */
import { asClienteleError } from '../../core/model/errors.ts';
import { exchangeOf } from '../../core/requests/recording.ts';
import type { Privacy } from '../../customers/privacy/privacy.ts';
import type { Failure } from './shared/messages.ts';

/** Of a customer of this connection, as far as its provider's words may be shown. */
export function failureOf(error: unknown, privacy: Privacy, connectionId: string): Failure {
  const reason = asClienteleError(error);
  const { kind, hadAnswer } = reason;
  const message = privacy.failure(reason, connectionId);
  const credentials = kind === 'unauthorized' || kind === 'configuration';
  const asked = (exchangeOf(error)?.attempts.length ?? 0) > 0;
  return { message, credentials, ...(hadAnswer && { answered: true }), ...(asked && { asked: true }) };
}
