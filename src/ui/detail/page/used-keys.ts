/** Which nodes of the raw JSON fields are made of, and which keys no field uses. */
import type { FieldExplanation } from '../../../core/model/explanation.ts';
import type { FieldKey } from '../shared/fields.ts';
import type { RawTree } from '../shared/raw-tree.ts';

/** Where fields come from, and what the field table says of those places, where it is asked. */
export interface Origins<Key extends string> {
  readonly sources: Readonly<Partial<Record<Key, readonly string[]>>>;
  readonly explanation?:
    | { readonly fields: Readonly<Partial<Record<Key, FieldExplanation>>>; readonly hints: readonly string[] }
    | undefined;
}

export class UsedKeys<Key extends string = FieldKey> {
  /** The members that no field, and no field's neighbour, looks at; of an object like that, itself alone. */
  readonly unused: ReadonlySet<number>;
  private readonly tree: RawTree;
  private readonly nodes = new Map<string, readonly number[]>();
  /** Nodes with the fields that were made of them, in the order of the fields. */
  private readonly makers: readonly (readonly [node: number, key: Key])[];

  constructor(tree: RawTree, { sources, explanation }: Origins<Key>) {
    this.tree = tree;
    const fields = Object.entries(explanation?.fields ?? {}) as [Key, FieldExplanation][]; // the type says so
    const places = fields.flatMap(([, field]) => field.places.map(({ pointer }) => pointer));
    const looked = [...places, ...(explanation?.hints ?? [])].flatMap(pointer => this.at(pointer));
    this.unused = explanation ? this.unusedKeys(new Set(looked)) : new Set();
    const made = Object.entries(sources) as [Key, readonly string[]][]; // the type says so
    const empty = fields.flatMap(([key, field]): [Key, readonly string[]][] =>
      sources[key] ? [] : [[key, field.places.map(({ pointer }) => pointer)]],
    );
    this.makers = [...made, ...empty].flatMap(([key, pointers]) =>
      pointers.flatMap(pointer => this.at(pointer).map(node => [node, key] as const)),
    );
  }

  /** The nodes at a pointer: several where a key stands twice. */
  at(pointer: string): readonly number[] {
    const known = this.nodes.get(pointer) ?? this.tree.at(pointer);
    this.nodes.set(pointer, known);
    return known;
  }

  /** The fields that a node, what is in it or what it is in made; all of them are in the root, which makes none. */
  fieldsOf(node: number): ReadonlySet<Key> {
    const holds = (outer: number, inner: number) => outer <= inner && inner < this.tree.next(outer);
    const made = this.makers.filter(([maker]) => node > 0 && (holds(node, maker) || holds(maker, node)));
    return new Set(made.map(([, key]) => key));
  }

  private unusedKeys(looked: ReadonlySet<number>): ReadonlySet<number> {
    const { tree } = this;
    const onTheWay = new Set([...looked].flatMap(node => tree.ancestors(node)));
    const unused = new Set<number>();
    const walk = (node: number): void => {
      for (const child of tree.children(node)) {
        if (onTheWay.has(child)) walk(child);
        else if (!looked.has(child) && tree.kind(node) === 'object') unused.add(child);
      }
    };
    if (tree.size > 0) walk(0);
    return unused;
  }
}
