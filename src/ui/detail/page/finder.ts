/** A box that finds keys and values of the raw JSON, folded or not. */
import { number, t } from '../../../core/l10n/language.ts';
import { element } from '../../webview/page/dom.ts';

export interface FinderSetup {
  find(words: string): readonly number[];
  /** undefined: nothing is found. */
  show(node: number | undefined): void;
}

/** Long enough that a word is typed before a large record is searched. */
const pause = 150;

export function finder({ find, show }: FinderSetup): HTMLElement {
  const count = element('span', { class: 'hits', attributes: { role: 'status' } });
  const input = element('input', {
    class: 'find',
    attributes: { type: 'search', placeholder: t('Find'), 'aria-label': t('Find in raw JSON'), spellcheck: 'false' },
  });
  let hits: readonly number[] = [];
  let at = 0;
  let waiting: number | undefined;
  const go = () => {
    const place = t('{0} of {1}', number(at + 1), number(hits.length));
    count.textContent = input.value === '' ? '' : hits.length === 0 ? t('No results') : place;
    show(hits[at]);
  };
  const search = () => {
    waiting = undefined;
    hits = input.value === '' ? [] : find(input.value);
    at = 0;
    go();
  };
  input.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(search, pause);
  });
  input.addEventListener('keydown', event => {
    if (event.key === 'Escape') input.value = '';
    if (event.key === 'Escape' || (event.key === 'Enter' && waiting !== undefined)) {
      clearTimeout(waiting);
      return search();
    }
    if (event.key !== 'Enter' || hits.length === 0) return;
    at = (at + (event.shiftKey ? hits.length - 1 : 1)) % hits.length;
    go();
  });
  return element('div', { class: 'finder' }, input, count);
}
