/** What a connection of a manifest has to choose: typed, one of the values that it names, or of those that the API has. */
import { memberAt } from '../../core/json/member-at.ts';
import { literalAt, pointerPath } from '../../core/json/spans.ts';
import { t } from '../../core/l10n/language.ts';
import { ClienteleError } from '../../core/model/errors.ts';
import type {
  Answer,
  ApiRequest,
  OptionSpec,
  Options,
  OptionValue,
  Question,
  TextPattern,
} from '../../core/model/provider.ts';
import { asList } from './answers.ts';
import { baseUrlsOf } from './base-urls.ts';
import type { Texts } from './basic-words.ts';
import { constantsIn } from './field-table.ts';
import { linearPattern } from './linear-pattern.ts';
import type { DiscoverWords } from './option-words.ts';
import { titleOf } from './proof.ts';
import { searchesOf } from './search.ts';
import { namesIn, textsIn } from './templates.ts';
import type { Manifest } from './words.ts';

const anything: TextPattern = { test: text => text.length <= 500 && !/\p{Cc}/u.test(text) };

/** More values than a person would look through. */
const mostValues = 1_000;

/** Texts without whose options nothing can be asked: addresses and paths. */
const mustHave = (manifest: Manifest): readonly string[] =>
  [
    ...Object.values(baseUrlsOf(manifest)),
    ...[manifest.list.path, manifest.get.path, manifest.probe?.path ?? ''],
    ...searchesOf(manifest).map(({ path = '' }) => path),
    ...textsIn(manifest.auth),
    // An amount without its currency says little.
    ...constantsIn(manifest.fields),
  ].flatMap(namesIn);

type Ask = (values: Options, path: string, params?: Texts) => ApiRequest;

export function optionsOf(manifest: Manifest, who: string, ask: Ask): readonly OptionSpec[] {
  const needed = new Set(mustHave(manifest));
  return (manifest.options ?? []).map(one => {
    const words = typeof one === 'string' ? { key: one } : one;
    const { key, title = titleOf(key), pattern, values, discover } = words;
    const shaped = pattern === undefined ? anything : linearPattern(pattern);
    return {
      key,
      title,
      hint: words.hint ?? title,
      required: words.required ?? needed.has(key),
      pattern: values ? { test: (text: string) => values.includes(text) } : shaped,
      shape: values
        ? t('one of {0}', values.join(', '))
        : pattern === undefined
          ? t('a text')
          : t('of the form {0}', pattern),
      ...(values && { values: values.map(value => ({ value, title: value })) }),
      ...(discover && {
        discover: (options: Options): Question<readonly OptionValue[]> => ({
          request: ask(options, discover.path, discover.params),
          read: answer => valuesIn(answer, discover, who).filter(({ value }) => shaped.test(value)),
        }),
      }),
    };
  });
}

/** A text, or the digits of a number. */
function scalarAt({ text, json }: Answer, path: readonly string[]): string | undefined {
  const value = memberAt(json, path);
  if (typeof value === 'string' && value.trim() !== '') return value;
  return typeof value === 'number' ? literalAt(text, path) : undefined;
}

/** The values in an answer, each once: of a list of texts or of objects; of an object the keys of its members. */
function valuesIn(answer: Answer, words: DiscoverWords, who: string): readonly OptionValue[] {
  const place = asList(words.rows)
    .map(pointerPath)
    .find(path => typeof memberAt(answer.json, path) === 'object' && memberAt(answer.json, path) !== null);
  if (!place) {
    const rows = asList(words.rows).join(', ');
    const what = t('{who} answered in another shape than its manifest says: {0} is not as documented', rows);
    throw new ClienteleError({ kind: 'schema', who, what });
  }
  const rows = memberAt(answer.json, place);
  const found = Object.keys(rows as object) // an object, as was found above
    .slice(0, mostValues)
    .flatMap(key => {
      const at = (pointer: string | undefined) =>
        pointer === undefined ? undefined : scalarAt(answer, [...place, key, ...pointerPath(pointer)]);
      const named = words.value === undefined && !Array.isArray(rows) ? key : at(words.value ?? '');
      return named === undefined ? [] : [{ value: named, title: at(words.title) ?? named }];
    });
  return [...new Map(found.map(one => [one.value, one])).values()];
}
