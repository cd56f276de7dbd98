/** What a command says that asks an API, in whatever form it was written. */
import { t } from '../../core/l10n/language.ts';

export interface Spoken {
  readonly urls: readonly string[];
  readonly headers: readonly (readonly [string, string])[];
  readonly method: string | undefined;
  readonly user: string | undefined;
  readonly data: readonly string[];
  /** Data is sent in the address. */
  readonly isGet: boolean;
  readonly notes: readonly string[];
}

export const cookiesLeftOut = (): string => t('Cookies are not taken: they belong to a browser’s session.');
