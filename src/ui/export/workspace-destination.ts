/**
 * A place that only VS Code can write to: a folder of the machine that a remote window works on, another extension's file
 * system. VS Code writes a file there in one piece, so that an export is collected in a file of this machine that its
 * owner alone can read, and brought there when it is whole. Memory stays flat here; how much it takes there, and who may
 * read the file, is the other side's to say.
 */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { t } from '../../core/l10n/language.ts';
import { ClienteleError } from '../../core/model/errors.ts';
import { type Destination, fileDestination, partialName, tried } from '../../customers/export/destination.ts';

/** `onLeft` is called with what is left of an export that is not whole: beside its place, or else on this machine. */
export function workspaceDestination(uri: vscode.Uri, onLeft?: (left: vscode.Uri) => void): Destination {
  const { fs } = vscode.workspace;
  const partial = vscode.Uri.joinPath(uri, '..', partialName(path.posix.basename(uri.path)));
  return {
    async open() {
      if (fs.isWritableFileSystem(uri.scheme) === false) throw readOnly(uri);
      // Before anything is asked for: a place that takes no file is known now.
      await tried(t('{who} could not open its file'), fs.writeFile(partial, new Uint8Array()));
      const folder = await tried(
        t('{who} could not open a file on this machine'),
        mkdtemp(path.join(tmpdir(), 'clientele-')),
      );
      let written = path.join(folder, 'export');
      let isClosed = false;
      const sink = await fileDestination(written, left => {
        written = left;
      }).open();
      const bring = () => fs.copy(vscode.Uri.file(written), partial, { overwrite: true });
      return {
        file: sink.file,
        write: data => sink.write(data),
        async commit() {
          await sink.commit();
          isClosed = true;
          await tried(t('{who} could not be brought to its place'), bring());
          await tried(t('{who} could not get its name'), fs.rename(partial, uri, { overwrite: true }));
          await rm(folder, { recursive: true, force: true });
        },
        async leave() {
          if (!isClosed) await sink.leave();
          try {
            await bring();
            onLeft?.(partial);
          } catch {
            await Promise.resolve(fs.delete(partial)).catch(() => {});
            // What nobody hears of does not stay.
            if (onLeft) return onLeft(vscode.Uri.file(written));
          }
          await rm(folder, { recursive: true, force: true });
        },
      };
    },
  };
}

const readOnly = ({ scheme }: vscode.Uri) =>
  new ClienteleError({
    kind: 'configuration',
    who: t('The export'),
    what: t('{who} cannot write to {0}:', scheme),
    cure: t('Choose a file on this machine.'),
  });
