/** The order in which a row of a tree stands, for whoever goes on from there. */
import { listOrder, Walk } from '../../customers/pages/walk.ts';
import type { CustomerNode } from './nodes.ts';

/** undefined where the row is not there any more. */
export function rowWalk({ list, known }: CustomerNode): Walk | undefined {
  return Walk.at(listOrder(list), known.record);
}
