/** A page on its way from the thread that reads: cut into slices there, put together here, so that nobody waits for long. */
import type { Customer, CustomerRecord, RowProblem, Sources } from '../../core/model/customer.ts';
import type { Page } from '../../core/model/provider.ts';
import type { RecordSlice, SlicedPage } from './protocol.ts';

/** Rows, and characters of their JSON, in one slice: what is taken in a few milliseconds. */
const most = { rows: 200, characters: 500_000 } as const;

/** What is left of a page. */
export class PageSlices {
  private readonly page: Page;
  private readonly shapes = new Map<Sources, number>();
  private records = 0;
  private problems = 0;

  constructor(page: Page) {
    this.page = page;
  }

  next(): RecordSlice {
    const { page } = this;
    const customers: Customer[] = [];
    const raws: string[] = [];
    const shapeOf: number[] = [];
    const shapes: Sources[] = [];
    const problems: RowProblem[] = [];
    let characters = 0;
    const hasRoom = () => raws.length + problems.length < most.rows && characters < most.characters;
    for (let record = page.records[this.records]; record && hasRoom(); record = page.records[++this.records]) {
      const { customer, raw, sources } = record;
      const shape = this.shapes.get(sources) ?? this.shapes.size;
      if (shape === this.shapes.size) shapes.push(sources);
      this.shapes.set(sources, shape);
      customers.push(customer);
      raws.push(raw);
      shapeOf.push(shape);
      characters += raw.length;
    }
    for (let problem = page.problems[this.problems]; problem && hasRoom(); problem = page.problems[++this.problems]) {
      problems.push(problem);
      characters += problem.raw.length;
    }
    const isLast = this.records >= page.records.length && this.problems >= page.problems.length;
    return { customers, raws, shapeOf, shapes, problems, isLast };
  }
}

/** Puts a page together again. `next` asks for the slices after the first one. */
export async function pageOfSlices(
  { head, first }: SlicedPage,
  connectionId: string,
  next: () => Promise<RecordSlice>,
): Promise<Page> {
  const records: CustomerRecord[] = [];
  const problems: RowProblem[] = [];
  const shapes: Sources[] = [];
  for (let slice = first; ; slice = await next()) {
    shapes.push(...slice.shapes.map(frozen));
    slice.customers.forEach((customer, at) => {
      const sources = shapes[slice.shapeOf[at] ?? 0] ?? {};
      records.push({ connectionId, customer, raw: slice.raws[at] ?? '', sources });
    });
    problems.push(...slice.problems);
    if (slice.isLast) return { ...head, records, problems };
  }
}

/** As they are where rows are read: many records share them. */
function frozen(sources: Sources): Sources {
  for (const pointers of Object.values(sources)) Object.freeze(pointers);
  return Object.freeze(sources);
}
