/** Sets the language of VS Code. Imported before all else: many sentences are said as their files are read. */
import * as vscode from 'vscode';
import { setLanguage } from '../../core/l10n/language.ts';

setLanguage(vscode.env.language, vscode.l10n.bundle);
