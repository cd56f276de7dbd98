import { t } from '../l10n/language.ts';
import { ClienteleError } from '../model/errors.ts';

/**
 * A path made of segments, each percent-encoded, so that an id cannot reach another endpoint.
 * Throws `badRequest` for `.`, `..`, an empty one, and lone surrogates, none of which can be a segment.
 */
export function pathOf(...segments: readonly string[]): string {
  return segments
    .map(segment => {
      // Another extension may hand over anything, also what reads as another text when it is encoded.
      if (
        typeof segment !== 'string' ||
        segment === '' ||
        segment === '.' ||
        segment === '..' ||
        !segment.isWellFormed()
      ) {
        throw new ClienteleError({
          kind: 'badRequest',
          who: 'Clientele',
          what: t('{who} cannot ask for an ID like this'),
          cure: t('Check the ID.'),
        });
      }
      return `/${encodeURIComponent(segment)}`;
    })
    .join('');
}

/** A base URL, or its path, without the slashes at its end. Counted from there: a pattern would try each slash anew. */
export function withoutEndSlashes(text: string): string {
  let { length } = text;
  while (length > 0 && text[length - 1] === '/') length--;
  return text.slice(0, length);
}
