/** What of a manifest's sections no word can say by itself. */
import { t } from '../../core/l10n/language.ts';
import { type Check, inTexts, optionKeys, type Path, pathFaults, strangers } from './check-names.ts';
import { constantsIn } from './field-table.ts';
import { fieldFaults } from './list-checks.ts';
import { namesOfPage, pageName } from './pages.ts';
import type { PagingWords } from './paging-words.ts';
import type { DetailWords, SectionWords } from './section-words.ts';
import { tryReaders } from './sections.ts';
import { namesIn, textsIn } from './templates.ts';

type Found = ReturnType<Check>;

/** Whether words say whom or what they are about. */
const isAbout = (name: string, { path, params = {} }: SectionWords | DetailWords): boolean =>
  textsIn([path, params]).some(text => namesIn(text).includes(name));

function questionFaults(
  place: Path,
  words: SectionWords | DetailWords,
  options: readonly string[],
  name: string,
  paging?: PagingWords,
): Found {
  const pages = paging ? namesOfPage(paging) : [];
  const known = [...options, name, ...pages];
  return [
    ...pathFaults([...place, 'path'], words.path, known),
    ...inTexts([...place, 'params'], words.params, known),
    ...(isAbout(name, words)
      ? []
      : [[[...place, 'path'], t('does not say where {0} goes, nor does a parameter', `{${name}}`)] as const]),
    ...(pages.some(page => !namesIn(words.path).includes(page))
      ? [[[...place, 'paging', 'param'], t('is missing, and no path has {0}', `{${pageName}}`)] as const]
      : []),
    ...constantsIn(words.fields).flatMap(text => strangers([...place, 'fields'], text, options)),
    ...fieldFaults([...place, 'fields'], () => tryReaders(words)),
  ];
}

export const sectionChecks: Check = manifest => {
  const { sections = [] } = manifest;
  const options = optionKeys(manifest);
  return sections.flatMap((words, at): Found => {
    const place: Path = ['sections', at];
    const { id, covers = '', detail } = words;
    const isTwice = sections.findIndex(other => other.id === id) < at;
    return [
      ...(isTwice ? [[[...place, 'id'], t('is “{0}”, as that of another section before it is', id)] as const] : []),
      ...strangers([...place, 'covers'], covers, options),
      ...questionFaults(place, words, options, 'id', words.paging),
      ...(detail ? questionFaults([...place, 'detail'], detail, options, 'item') : []),
    ];
  });
};
