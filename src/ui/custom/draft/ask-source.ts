/** Where a new provider comes from: what is on the clipboard, what is in front, what is pasted or in a file. */
import * as vscode from 'vscode';
import { t } from '../../../core/l10n/language.ts';
import { baseUrlFault } from '../../../core/read-connections.ts';
import type { Services } from '../../services/services.ts';
import { askChoice, askText, back, type Choice } from '../../window/questions.ts';
import { plain } from '../../window/report.ts';
import type { Beginning } from './draft.ts';
import { kindOfSource, type OpenDocument, readShort, readSource, type Source, type SourceKind } from './source.ts';

const title = t('New Custom Provider');

const nameOfKind: Readonly<Record<SourceKind, string>> = {
  request: t('The command'),
  manifest: t('The description'),
  openapi: t('The OpenAPI document'),
};

/** What of a text can be shown in a list: where it leads, and no key. */
function hintOf(source: Source | undefined): string {
  if (source?.kind === 'fault') return source.message;
  const manifest = source?.kind === 'beginning' ? source.beginning.manifest : undefined;
  if (!manifest) return source ? t('it cannot be used yet') : t('which operation lists customers is asked next');
  const { baseUrl } = manifest;
  return (typeof baseUrl === 'string' ? baseUrl : baseUrl.production) + manifest.list.path;
}

type Way = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'paste' } | { readonly kind: 'file' };

function textChoice(text: string, where: string): readonly Choice<Way>[] {
  const kind = kindOfSource(text);
  if (kind === undefined) return [];
  return [
    { label: `${nameOfKind[kind]} ${where}`, description: hintOf(readShort(text)), value: { kind: 'text', text } },
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
    {
      label: t('Choose a file'),
      description: t('an OpenAPI document in JSON or YAML, or a description'),
      value: { kind: 'file' },
    },
  ];
  const placeholder = t('What describes the API? A command that lists its customers is enough.');
  const reply = await askChoice({ title, placeholder, choices, canGoBack: false });
  return reply === back ? undefined : reply;
}

/** Covered while it is pasted, as it may hold a key. */
async function askPasted(): Promise<string | undefined> {
  const prompt = t(
    'A command that lists customers, for bash, cmd or PowerShell. It is covered here, as it may hold a key.',
  );
  const fault = (text: string) => {
    const source = readShort(text);
    return source?.kind === 'fault' ? source.message : undefined;
  };
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

/** Which list of a document, and where its API is where the document does not say. */
async function askOperation({ operations, server, begin }: OpenDocument): Promise<Beginning | undefined> {
  const choices = operations.map(({ path, summary }) => ({ label: path, description: summary, value: path }));
  const placeholder = t('Which of these lists the customers? The likeliest is the first.');
  const path = await askChoice({ title, placeholder, choices, canGoBack: false });
  if (path === undefined || path === back) return undefined;
  if (server !== undefined) return begin(path, server);
  const prompt = t('The document does not say where the API is. Its address:');
  const entered = await askText({ title, prompt, canGoBack: false, fault: baseUrlFault });
  return entered === undefined || entered === back ? undefined : begin(path, entered.replace(/\/+$/, ''));
}

/** Asks for it, and reads it; undefined where the user leaves. */
export async function askSource({ sample }: Pick<Services, 'sample'>): Promise<Beginning | undefined> {
  const way = await askWay();
  const text = way && (await textOf(way));
  if (text === undefined) return undefined;
  const source = await readSource(await sample.filledIn(text));
  if (source.kind === 'beginning') return source.beginning;
  if (source.kind === 'document') return askOperation(source.document);
  void vscode.window.showWarningMessage(plain(source.message));
  return undefined;
}
