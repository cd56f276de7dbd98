/** What of an item may be shown to anybody who looks: its fields without those that stay covered until they are revealed. */
import { pointerPath } from '../../core/json/spans.ts';
import type { ItemFields, RelatedItem, Section } from '../../core/model/section.ts';

/** Whether the value at a pointer is covered, or is a part of one that is. */
function isCovered(pointer: string, covered: readonly string[]): boolean {
  const path = pointerPath(pointer);
  return covered.some(one => {
    const steps = pointerPath(one);
    return steps.length <= path.length && steps.every((step, at) => step === '*' || step === path[at]);
  });
}

/** A field made of a covered value is null; the title is then what the item is, in one word. */
export function openFields(item: RelatedItem, { covered }: Pick<Section, 'covered'>): ItemFields {
  const { id, title, status, at, amount, sources, kind } = item;
  if (covered.length === 0) return { id, title, status, at, amount };
  const isOpen = (field: keyof ItemFields) => !sources[field]?.some(pointer => isCovered(pointer, covered));
  // Without a title of its own, an item is called by its ID.
  const isNamed = isOpen('title') && (sources.title !== undefined || isOpen('id'));
  return {
    id: isOpen('id') ? id : null,
    title: isNamed ? title : kind,
    status: isOpen('status') ? status : null,
    at: isOpen('at') ? at : null,
    amount: isOpen('amount') ? amount : null,
  };
}
