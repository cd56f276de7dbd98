/** The manifest as text, which says what is wrong with it as it is typed. */
import { pointerPath, spanAt } from '../../../../core/json/spans.ts';
import { t } from '../../../../core/l10n/language.ts';
import { button, element } from '../../../webview/page/dom.ts';
import { icon } from '../../../webview/page/icons.ts';
import type { ShownProblem } from '../shared/messages.ts';

/** Milliseconds after the last key before what was typed is read. */
const pause = 150;

export class ManifestEditor {
  readonly root = element('section', { class: 'column manifest', attributes: { 'aria-label': t('Manifest') } });
  private readonly area = element('textarea', {
    attributes: { id: 'manifest', spellcheck: 'false', autocomplete: 'off', wrap: 'off' },
  });
  private readonly problems = element('ul', { class: 'problems', attributes: { 'aria-live': 'polite' } });
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(onEdit: (text: string) => void) {
    this.root.append(
      element('h2', {}, element('label', { text: t('Manifest'), attributes: { for: 'manifest' } })),
      this.area,
      this.problems,
    );
    this.area.addEventListener('input', () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => onEdit(this.area.value), pause);
    });
  }

  set text(text: string) {
    clearTimeout(this.timer);
    this.area.value = text;
  }

  mark(problems: readonly ShownProblem[]): void {
    const isWrong = problems.some(({ kind }) => kind === 'fault');
    this.area.setAttribute('aria-invalid', String(isWrong));
    this.problems.replaceChildren(
      ...problems.map(({ kind, pointer, text }) =>
        element(
          'li',
          { class: kind },
          icon(kind === 'fault' ? 'error' : 'warning'),
          pointer === ''
            ? element('span', { text })
            : button({ label: text, class: 'link', onClick: () => this.select(pointer) }),
        ),
      ),
    );
  }

  /** Selects the place that a pointer means, or the nearest one around it that is there. */
  private select(pointer: string): void {
    const text = this.area.value;
    try {
      JSON.parse(text);
    } catch {
      return;
    }
    for (let path = pointerPath(pointer); path.length > 0; path = path.slice(0, -1)) {
      const span = spanAt(text, path);
      if (!span) continue;
      this.area.focus();
      this.area.setSelectionRange(span.start, span.end);
      // A text area shows where its selection is only when somebody types: by lines it is near enough.
      const line = text.slice(0, span.start).split('\n').length - 1;
      const all = text.split('\n').length;
      this.area.scrollTop = Math.max(0, (this.area.scrollHeight / all) * line - this.area.clientHeight / 3);
      return;
    }
  }
}
