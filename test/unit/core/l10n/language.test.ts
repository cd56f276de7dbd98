import { equal } from 'node:assert/strict';
import { customers, pages } from '../../../../src/core/l10n/counts.ts';
import { clock, list, locale, number, setLanguage, t } from '../../../../src/core/l10n/language.ts';

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
    setLanguage('pl', {
      '{0} page/one': '{0} strona',
      '{0} pages/few': '{0} strony',
      '{0} pages/many': '{0} stron',
      '{0} pages/other': '{0} strony',
    });
    equal(pages(1), '1 strona');
    equal(pages(3), '3 strony');
    equal(pages(5), '5 stron');
    equal(pages(1.5), '1,5 strony');
  });

  it('values are put where the translation wants them, and nothing in a value is taken for a place', () => {
    setLanguage('fr', { '{who} has no page {page}.': 'La page {page} n’existe pas chez {who}.' });
    equal(
      t('{who} has no page {page}.', { who: '{page} $& {who}', page: 3 }),
      'La page 3 n’existe pas chez {page} $& {who}.',
    );
  });

  it('a sentence that nobody has translated is said in English', () => {
    setLanguage('fr', {});
    equal(t('{who} has no page {page}.', { who: 'Cartevo', page: 3 }), 'Cartevo has no page 3.');
  });
});
