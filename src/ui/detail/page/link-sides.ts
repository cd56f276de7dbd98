/**
 * Fields and raw JSON, side by side: what is pointed at on one side, by the pointer or the focus, is marked on the other.
 * Nothing scrolls by it, since a mouse that only passes must not move the page.
 */

/** The side of the raw JSON. */
export interface LinkedRaw {
  readonly root: HTMLElement;
  nodeAt(target: EventTarget | null): number | undefined;
  /** Marks the places at pointers; none takes the marks away. */
  hint(pointers: readonly string[]): void;
  readonly used: { fieldsOf(node: number): ReadonlySet<string> };
}

/** `pointersOf` says where a field came from, or where it has nothing. */
export function linkSides(
  fields: HTMLElement,
  raw: LinkedRaw,
  pointersOf: (field: string) => readonly string[] | undefined,
): void {
  follow(fields, target => raw.hint(pointersAt(target, pointersOf)));
  follow(raw.root, target => {
    const node = raw.nodeAt(target);
    markFields(fields, node === undefined ? new Set() : raw.used.fieldsOf(node));
  });
}

/** Calls with what is pointed at; with what has the focus, or null, once nothing is. */
function follow(side: HTMLElement, point: (target: EventTarget | null) => void): void {
  const focused = () => (side.contains(document.activeElement) ? document.activeElement : null);
  side.addEventListener('pointerover', event => point(event.target));
  side.addEventListener('pointerleave', () => point(focused()));
  side.addEventListener('focusin', event => point(event.target));
  side.addEventListener('focusout', () => point(null));
}

/** Of one place that place, of the rest of a field all of them. */
function pointersAt(
  target: EventTarget | null,
  pointersOf: (field: string) => readonly string[] | undefined,
): readonly string[] {
  if (!(target instanceof Element)) return [];
  const own = target.closest<HTMLElement>('[data-pointer]')?.dataset.pointer;
  if (own !== undefined) return [own];
  const key = target.closest<HTMLElement>('[data-field]')?.dataset.field;
  return (key !== undefined && pointersOf(key)) || [];
}

function markFields(fields: HTMLElement, keys: ReadonlySet<string>): void {
  for (const marked of fields.querySelectorAll('.pointed')) marked.classList.remove('pointed');
  for (const key of keys) {
    const field = fields.querySelector<HTMLElement>(`[data-field="${key}"]`);
    const folded = field?.closest('details:not([open])')?.querySelector('summary');
    (folded ?? field)?.classList.add('pointed');
  }
}
