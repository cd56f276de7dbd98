/** A place in the raw JSON, named beside the value that came from it. */
import { t } from '../../../core/l10n/language.ts';
import { element } from '../../webview/page/dom.ts';
import type { RawTree } from '../shared/raw-tree.ts';

/** What the fields need of the raw side. */
export interface RawSide {
  readonly tree: RawTree;
  readonly covered: ReadonlySet<number>;
  /** Which keys no field uses. */
  readonly used: { readonly unused: ReadonlySet<number> };
  /** Unfolds, marks and focuses the value at a pointer. */
  point(pointer: string): void;
}

interface ValueLine {
  readonly value: HTMLElement;
  /** What is shown when something is longer or more exact than the value. */
  readonly exact?: string | undefined;
  readonly buttons?: readonly (HTMLElement | false | undefined)[];
  /** A few words that are read with the value: how long ago that is. */
  readonly note?: string | undefined;
  readonly places: readonly HTMLElement[];
  /** What is said of the value: it goes on behind it, around the places. */
  readonly said?: readonly (HTMLElement | false | undefined)[];
}

/** A value has the room of its line: the places that it came from stand at the end of it, or below where they do not fit. */
export function valueLine({ value, exact, buttons = [], note, places, said = [] }: ValueLine): HTMLElement {
  return element(
    'div',
    { class: 'value-line' },
    element('span', { class: 'reading', title: exact }, value),
    ...(note === undefined ? [] : [' ', element('span', { class: 'note', text: note })]),
    ...buttons,
    places.length > 0 && element('div', { class: 'sources' }, ...places),
    ...said.flatMap(one => (one ? [' ', one] : [])),
  );
}

export function source(pointer: string, raw: Pick<RawSide, 'point'>): HTMLElement {
  return element('button', {
    class: 'source',
    text: pointer,
    title: t('Show in raw JSON'),
    attributes: { type: 'button', 'aria-label': t('{0}, show in raw JSON', pointer), 'data-pointer': pointer },
    onClick: () => raw.point(pointer),
  });
}
