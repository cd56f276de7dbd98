/** Customer IDs in a terminal become links, once Clientele is in use: a click searches for them everywhere. */

import * as vscode from 'vscode';
import { t } from '../../core/l10n/language.ts';
import { idsIn } from '../../customers/match/recognise.ts';

class IdLink extends vscode.TerminalLink {
  readonly id: string;

  constructor(id: string, start: number) {
    super(start, id.length, t('Search for this customer with Clientele'));
    this.id = id;
  }
}

export const terminalLinks = (search: (id: string) => void): vscode.Disposable =>
  vscode.window.registerTerminalLinkProvider({
    provideTerminalLinks: ({ line }) => idsIn(line).map(({ id, index }) => new IdLink(id, index)),
    handleTerminalLink: link => {
      if (link instanceof IdLink) search(link.id);
    },
  });
