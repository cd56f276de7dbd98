import { deepEqual, equal } from 'node:assert/strict';
import { customers, pages } from '../../../../src/core/l10n/counts.ts';
import {
  clock,
  currentTranslations,
  list,
  locale,
  number,
  plural,
  setLanguage,
  t,
} from '../../../../src/core/l10n/language.ts';
import { between, formatsFor, languageFor, translationsOf } from '../../../../src/core/l10n/languages.ts';
import { byKey, keyOf } from '../../../../src/core/l10n/sentence-key.ts';

describe('the reader’s language', () => {
  afterEach(() => setLanguage('en'));

  it('numbers, lists and times are written as the reader’s language does', () => {
    setLanguage('de');
    equal(number(13_700), '13.700');
    equal(list(['a', 'b', 'c']), 'a, b und c');
    equal(clock(new Date(2026, 0, 5, 10, 42).getTime()), '10:42');
  });

  it('the reader’s language is English where nobody knows the locale', () => {
    setLanguage('xx-unheard');
    equal(locale(), 'en');
    equal(number(13_700), '13,700');
  });

  it('one thing is counted in the singular and others in the plural', () => {
    equal(customers(1), '1 customer');
    equal(customers(0), '0 customers');
    equal(customers(1370), '1,370 customers');
  });

  it('a count has four forms where the language has them', () => {
    setLanguage(
      'pl',
      byKey({
        '{0} page': '{0} strona',
        '{0} pages/few': '{0} strony',
        '{0} pages/many': '{0} stron',
        '{0} pages': '{0} strony (ułamek)',
      }),
    );
    equal(pages(1), '1 strona');
    equal(pages(3), '3 strony');
    equal(pages(5), '5 stron');
    equal(pages(1.5), '1,5 strony (ułamek)');
  });

  it('a form that a translation lacks is said as any other count', () => {
    setLanguage('fr', byKey({ '{0} page': '{0} page', '{0} pages': '{0} pages' }));
    equal(pages(1_000_000).replace(/\s/g, ' '), '1 000 000 pages');
    equal(pages(0), '0 page');
  });

  it('a sentence about exactly one is not said of none, though a language counts both alike', () => {
    setLanguage('fr', {});
    const copied = (count: number) => plural(count, { one: () => 'Copied the ID', other: n => `Copied ${n} IDs` });
    equal(copied(1), 'Copied the ID');
    equal(copied(0), 'Copied 0 IDs');
  });

  it('values are put where the translation wants them, and nothing in a value is taken for a place', () => {
    setLanguage('fr', byKey({ '{who} has no page {page}.': 'La page {page} n’existe pas chez {who}.' }));
    equal(
      t('{who} has no page {page}.', { who: '{page} $& {who}', page: 3 }),
      'La page 3 n’existe pas chez {page} $& {who}.',
    );
  });

  it('a sentence that nobody has translated is said in English', () => {
    setLanguage('fr', {});
    equal(t('{who} has no page {page}.', { who: 'Cartevo', page: 3 }), 'Cartevo has no page 3.');
  });

  it('a value that was not given leaves its place as it is', () => {
    equal(t('{0} and {1} and {toString}', 'a'), 'a and {1} and {toString}');
    equal(t('{who} has no page'), '{who} has no page');
  });

  it('the language of a locale is its own, else the one of its base', () => {
    const offered = ['en', 'fr', 'pl', 'es', 'pt-br'];
    equal(languageFor('pt-br', offered), 'pt-br');
    equal(languageFor('pt-PT', offered), 'pt-br');
    equal(languageFor('fr-ca', offered), 'fr');
    equal(languageFor('en-GB', offered), 'en');
    equal(languageFor('ja', offered), undefined);
  });

  it('numbers and dates are those of the reader’s country, where the system says which', () => {
    equal(formatsFor('en', 'en-GB'), 'en-GB');
    equal(formatsFor('en', 'en-US-u-va-posix'), 'en-US');
    equal(formatsFor('fr', 'en-GB'), 'fr');
    equal(formatsFor('pt-br', 'pt-PT'), 'pt-br');
  });

  it('a page is handed the sentences it may say, and none that nobody has translated', () => {
    const packed = {
      keys: ['Close', 'Open', 'Wait'].map(keyOf),
      ofPages: 2,
      sentences: { fr: `Fermer${between}${between}Attendre` },
    };
    const { all, ofPages } = translationsOf(packed, 'fr');
    setLanguage('fr', all, ofPages);
    deepEqual([t('Close'), t('Open'), t('Wait')], ['Fermer', 'Open', 'Attendre']);
    deepEqual(currentTranslations(), byKey({ Close: 'Fermer' }));
  });
});
