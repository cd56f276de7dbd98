/** Keeping a manifest: in the user's settings, once they have seen what it will contact. */
import * as vscode from 'vscode';
import { t } from '../../../core/l10n/language.ts';
import { contactsOf } from '../../../providers/detect/contacts.ts';
import { readManifest } from '../../../providers/manifest/read-manifest.ts';
import { plain } from '../../window/report.ts';
import type { Draft } from './draft.ts';
import { contactLines } from './draft-questions.ts';
import type { DraftServices } from './draft-services.ts';

/** What an entry that is there already contacts; undefined where it cannot be read. */
function linesOf(entry: unknown): string | undefined {
  const read = readManifest(entry);
  return read.kind === 'manifest' ? contactLines(contactsOf(read.manifest)) : undefined;
}

/** Resolves to whether it is kept now. */
export async function keepDraft({ custom, providers }: DraftServices, draft: Draft): Promise<boolean> {
  const { usable, entry } = draft.usable ?? {};
  if (!usable) return false;
  const { id } = usable.manifest;
  const { title } = usable.provider;
  const before = custom.entry(id);
  if (before === undefined && providers.has(id)) {
    const message = t('“{0}” comes with Clientele: give this one another id, such as “my-{0}”.', id);
    void vscode.window.showWarningMessage(plain(message));
    return false;
  }
  const keep = before === undefined ? t('Keep') : t('Replace');
  const question =
    before === undefined
      ? t('Keep {0} in your settings? It will contact:', title)
      : t('“{0}” is in your settings already. Replace it? It will contact:', id);
  const lines = contactLines(contactsOf(usable.manifest));
  const old = before === undefined ? undefined : linesOf(before);
  const other = old === undefined || old === lines ? lines : t('{0}\n\nUntil now:\n{1}', lines, old);
  const untried = draft.shown.answer ? '' : `\n\n${t('Nothing was asked with it yet: whether it fits is not known.')}`;
  const detail = other + untried;
  const chosen = await vscode.window.showInformationMessage(
    plain(question),
    { modal: true, detail: plain(detail) },
    keep,
  );
  if (chosen !== keep) return false;
  await custom.put(entry);
  return true;
}
