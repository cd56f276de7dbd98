/** What is made of a manifest and of what a connection has chosen: once for each choice that shows in it. */
import type { Options } from '../../core/model/provider.ts';
import { constantsIn } from './field-table.ts';
import { namesIn } from './templates.ts';

/** Nobody has more connections of one provider whose choices differ; whoever has makes some of it anew. */
const most = 20;

/** `words` are those in whose constants a choice may show. */
export function perOptions<Made>(words: unknown, make: (options: Options) => Made): (options: Options) => Made {
  const names = [...new Set(constantsIn(words).flatMap(namesIn))];
  const all = new Map<string, Made>();
  return options => {
    const key = names.map(name => JSON.stringify(options[name] ?? null)).join();
    const known = all.get(key);
    if (known !== undefined) return known;
    const made = make(options);
    if (all.size >= most) all.clear();
    all.set(key, made);
    return made;
  };
}
