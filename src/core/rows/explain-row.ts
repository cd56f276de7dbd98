/** A row that was read, explained: its schema converts and blanks it as it did then, and its table says what became of it. */
import type * as z from 'zod/mini';
import type { FieldTable } from '../fields/compile.ts';
import { explainer } from '../fields/explain.ts';
import { Drift } from '../model/drift.ts';
import type { Explanation } from '../model/explanation.ts';
import { rowValidator } from './validate.ts';

/** All of it is made when somebody first asks: most who read pages never do. */
export function rowExplainer(schema: () => z.ZodMiniObject, fields: FieldTable): (raw: string) => Explanation {
  const make = () => ({ check: rowValidator(schema()), explain: explainer(fields) });
  let made: ReturnType<typeof make> | undefined;
  return raw => {
    made ??= make();
    const checked: unknown = JSON.parse(raw);
    made.check([checked], [raw], new Drift());
    return made.explain({ sent: JSON.parse(raw), checked, raw });
  };
}
