import { parsedUrl } from '../../../core/http/url.ts';
import { number, t } from '../../../core/l10n/language.ts';
import { isSample } from '../../../core/read-connections.ts';
import type { Services } from '../../services/services.ts';
import { plain } from '../../window/report.ts';

/** Whom a test asks, and how long it waits for an answer. */
export const testingText = (
  { settings }: Pick<Services, 'settings'>,
  { name, baseUrl }: { readonly name: string; readonly baseUrl: string },
): string => {
  const { requestTimeout } = settings();
  const url = parsedUrl(baseUrl);
  if (isSample({ baseUrl }) || !url) return t('Testing {0}', plain(name));
  return t('Testing {0} at {1}, {2} s at most for an answer', plain(name), url.host, number(requestTimeout));
};
