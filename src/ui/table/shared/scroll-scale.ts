/**
 * From where the scrollbar is to where the rows are. No element is as high as a million rows in every browser and at every
 * zoom: beyond a height, the scrollbar's way stands for a longer one.
 */

/** Pixels that any browser gives an element, at 300 % too. */
const highest = 8_000_000;

export class ScrollScale {
  private content = 0;
  private view = 0;
  /** Where rows were put exactly, and the scrollbar as near to it as whole pixels are. */
  private exact: { readonly scroll: number; readonly top: number } | undefined;

  /** All rows, and what is seen of them at once, in pixels. */
  measure(content: number, view: number): void {
    if (content !== this.content || view !== this.view) this.exact = undefined;
    [this.content, this.view] = [content, view];
  }

  /** What the element is given. */
  get height(): number {
    return Math.min(this.content, highest);
  }

  get isScaled(): boolean {
    return this.content > highest;
  }

  /** The first pixel of the rows that is seen. */
  top(scroll: number): number {
    if (!this.isScaled) return scroll;
    if (this.exact && Math.abs(this.exact.scroll - scroll) < 1) return this.exact.top;
    return Math.max(0, Math.min(this.content - this.view, scroll * this.factor));
  }

  /** Where the scrollbar has to be so that this pixel is the first. */
  scroll(top: number): number {
    const inside = Math.max(0, Math.min(top, this.content - this.view));
    if (!this.isScaled) return inside;
    this.exact = { scroll: inside / this.factor, top: inside };
    return this.exact.scroll;
  }

  private get factor(): number {
    return (this.content - this.view) / Math.max(1, this.height - this.view);
  }
}
