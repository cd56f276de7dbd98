/** Where a new provider comes from: what is on the clipboard, what is in front, what is pasted or in a file. */
import * as vscode from 'vscode';
import { t } from '../../../core/l10n/language.ts';
import { askChoice, askText, back, type Choice } from '../../window/questions.ts';
import { plain } from '../../window/report.ts';
import type { Beginning } from './draft.ts';
import { kindOfSource, readSource, type Source, type SourceKind } from './source.ts';

const title = t('New Custom Provider');

const nameOfKind: Readonly<Record<SourceKind, string>> = {
  request: t('The command'),
  manifest: t('The description'),
};

/** What of a text can be shown in a list: where it leads, and no key. */
function hintOf(source: Source): string {
  if (source.kind === 'fault') return source.message;
  const { manifest } = source.beginning;
  if (!manifest) return t('it cannot be used yet');
  const { baseUrl } = manifest;
  return (typeof baseUrl === 'string' ? baseUrl : baseUrl.production) + manifest.list.path;
}

type Way = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'paste' } | { readonly kind: 'file' };

function textChoice(text: string, where: string): readonly Choice<Way>[] {
  const kind = kindOfSource(text);
  if (kind === undefined) return [];
  return [
    { label: `${nameOfKind[kind]} ${where}`, description: hintOf(readSource(text)), value: { kind: 'text', text } },
  ];
}

/** The text of the file in front, where it may be one of these. */
function textInFront(): { readonly text: string; readonly name: string } | undefined {
  const { document } = vscode.window.activeTextEditor ?? {};
  if (!document || document.lineCount > 50_000) return undefined;
  return { text: document.getText(), name: document.uri.path.split('/').at(-1) ?? '' };
}

async function askWay(): Promise<Way | undefined> {
  const clipboard = await vscode.env.clipboard.readText();
  const inFront = textInFront();
  const choices: readonly Choice<Way>[] = [
    ...textChoice(clipboard, t('on the clipboard')),
    ...(inFront ? textChoice(inFront.text, t('in {0}', inFront.name)) : []),
    {
      label: t('Paste a cURL command'),
      description: t('as a browser copies it, or the documentation shows it'),
      value: { kind: 'paste' },
    },
    { label: t('Choose a file'), description: t('a description of an API'), value: { kind: 'file' } },
  ];
  const placeholder = t('What describes the API? A command that lists its customers is enough.');
  const reply = await askChoice({ title, placeholder, choices, canGoBack: false });
  return reply === back ? undefined : reply;
}

const message = (source: Source): string | undefined => (source.kind === 'fault' ? source.message : undefined);

/** Covered while it is pasted, as it may hold a key. */
async function askPasted(): Promise<string | undefined> {
  const prompt = t(
    'A command that lists customers, for bash, cmd or PowerShell. It is covered here, as it may hold a key.',
  );
  const fault = (text: string) => message(readSource(text));
  const reply = await askText({ title, prompt, password: true, canGoBack: false, fault });
  return reply === back ? undefined : reply;
}

/** Bytes of a file; what is larger is no description that anybody wrote. */
const mostBytes = 20_000_000;

async function askFile(): Promise<string | undefined> {
  const [file] =
    (await vscode.window.showOpenDialog({
      title,
      filters: { [t('Descriptions of APIs')]: ['json', 'yaml', 'yml'] },
    })) ?? [];
  if (!file) return undefined;
  const { size } = await vscode.workspace.fs.stat(file);
  if (size > mostBytes) {
    void vscode.window.showWarningMessage(t('This file is too large to be the description of an API.'));
    return undefined;
  }
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
}

async function textOf(way: Way): Promise<string | undefined> {
  if (way.kind === 'text') return way.text;
  return way.kind === 'paste' ? askPasted() : askFile();
}

/** Asks for it, and reads it; undefined where the user leaves. */
export async function askSource(): Promise<Beginning | undefined> {
  const way = await askWay();
  const text = way && (await textOf(way));
  if (text === undefined) return undefined;
  const source = readSource(text);
  if (source.kind === 'beginning') return source.beginning;
  void vscode.window.showWarningMessage(plain(source.message));
  return undefined;
}
