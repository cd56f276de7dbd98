/** In few words, what was done to a value and why a field has none. */
import { number, t } from '../../../core/l10n/language.ts';
import type { Change, Nothing } from '../../../core/model/explanation.ts';

export function changeWords(change: Change): string {
  switch (change.kind) {
    case 'joined':
      return t('joined');
    case 'minorUnits':
      return change.divisor === 1
        ? t('{0} has no minor units', change.currency)
        : t('minor units ÷ {0}', number(change.divisor));
    case 'e164':
      return change.under === null ? t('read as E.164') : t('read as E.164 under {0}', change.under);
    case 'phoneAsSent':
      return t('not a number that can be read: as sent');
    case 'countryCode':
      return change.from === 'name' ? t('name → code') : t('code → two letters');
    case 'toUtc':
      return t('moved to UTC');
    case 'unixTime':
      return change.unit === 'seconds' ? t('Unix seconds') : t('Unix milliseconds');
    case 'cutToMilliseconds':
      return t('cut to milliseconds');
    case 'unknownWord':
      return t('not a documented status');
    case 'trimmed':
      return t('without the blanks around it');
  }
}

/** Whether what was sent has to be seen beside what became of it. */
export const hidesSent = ({ kind }: Change): boolean => kind !== 'joined' && kind !== 'phoneAsSent';

export const nothingWords: Readonly<Record<Nothing, string>> = {
  absent: t('absent'),
  null: t('null'),
  empty: t('empty text'),
  unread: t('could not be read'),
};
