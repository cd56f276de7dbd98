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

export function source(pointer: string, raw: Pick<RawSide, 'point'>): HTMLElement {
  return element('button', {
    class: 'source',
    text: pointer,
    title: t('Show in raw JSON'),
    attributes: { type: 'button', 'aria-label': t('{0}, show in raw JSON', pointer), 'data-pointer': pointer },
    onClick: () => raw.point(pointer),
  });
}
