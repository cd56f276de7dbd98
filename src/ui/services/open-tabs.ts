/** The tabs that are open, by the connections they are about: what closes with one that is removed. */
import { customers } from '../../core/l10n/counts.ts';
import { list, plural, t } from '../../core/l10n/language.ts';

const kinds = {
  table: (count: number) => plural(count, { one: n => t('{0} table', n), other: n => t('{0} tables', n) }),
  customer: customers,
  other: (count: number) => plural(count, { one: n => t('{0} other tab', n), other: n => t('{0} other tabs', n) }),
};
type TabKind = keyof typeof kinds;
/** The connections that each tab is about. */
type Tabs = () => Iterable<readonly string[]>;

export class OpenTabs {
  private readonly sources = new Set<readonly [TabKind, Tabs]>();

  /** Tabs of a kind, until it is disposed of. */
  add(kind: TabKind, tabs: Tabs): { dispose(): void } {
    const source = [kind, tabs] as const;
    this.sources.add(source);
    return { dispose: () => this.sources.delete(source) };
  }

  /** "2 tables and 1 customer"; undefined where none is about this connection. */
  of(connectionId: string): string | undefined {
    const counts = { table: 0, customer: 0, other: 0 };
    for (const [kind, tabs] of this.sources) for (const ids of tabs()) if (ids.includes(connectionId)) counts[kind]++;
    const words = (['table', 'customer', 'other'] as const).flatMap(kind =>
      counts[kind] ? kinds[kind](counts[kind]) : [],
    );
    return words.length > 0 ? list(words) : undefined;
  }
}
