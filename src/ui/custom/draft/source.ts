/** What a new provider is made of: a command, an OpenAPI document, or a manifest from elsewhere. It is told apart by its text. */
import { t } from '../../../core/l10n/language.ts';
import { draftOfOperation, type ListOperation, readOpenApi, serverOf } from '../../../providers/detect/openapi.ts';
import { looksLikeRequest, readRequest } from '../../../providers/detect/pasted-request.ts';
import { draftOfRequest, type RequestDraft } from '../../../providers/detect/request-draft.ts';
import { readManifest } from '../../../providers/manifest/read-manifest.ts';
import type { Beginning } from './draft.ts';
import { manifestText } from './draft-text.ts';

/** A document with several lists, of which one is to be chosen; `server` is missing where the document names none. */
export interface OpenDocument {
  readonly operations: readonly ListOperation[];
  readonly server: string | undefined;
  begin(path: string, server: string): Beginning;
}

export type Source =
  | { readonly kind: 'beginning'; readonly beginning: Beginning }
  | { readonly kind: 'document'; readonly document: OpenDocument }
  | { readonly kind: 'fault'; readonly message: string };

/** What a text seems to be, before it is read. */
export type SourceKind = 'request' | 'manifest' | 'openapi';

export function kindOfSource(text: string): SourceKind | undefined {
  if (
    /^\s*(?:#[^\n]*\n\s*)*["']?(?:openapi|swagger)["']?\s*:|^[{\s]*["'](?:openapi|swagger)["']\s*:/.test(text) ||
    isOpenApiJson(text)
  )
    return 'openapi';
  if (looksLikeRequest(text)) return 'request';
  const start = text.trimStart().slice(0, 1);
  return start === '{' && /"baseUrl"\s*:/.test(text) && /"auth"\s*:/.test(text) ? 'manifest' : undefined;
}

/** The version may stand behind other members. */
const isOpenApiJson = (text: string): boolean =>
  /^\s*\{/.test(text) && /"openapi"\s*:\s*"3\./.test(text) && /"paths"\s*:/.test(text);

const notJson = (error: unknown): Source => ({
  kind: 'fault',
  message: t('This is no JSON: {0}', error instanceof Error ? error.message : ''),
});

function fromManifest(text: string): Source {
  let entry: unknown;
  try {
    entry = JSON.parse(text);
  } catch (error) {
    return notJson(error);
  }
  const read = readManifest(entry);
  const manifest = read.kind === 'manifest' ? read.manifest : undefined;
  const nothing = {
    credentials: {},
    paging: {},
    pageSize: undefined,
    reasons: [],
    notes: [],
    questions: [],
    isWhole: true,
  };
  return { kind: 'beginning', beginning: { text: manifestText(entry), manifest, ...nothing } };
}

function beginningOf({ manifest, ...rest }: RequestDraft): Beginning {
  return { ...rest, text: manifestText(manifest), manifest, isWhole: false };
}

function fromRequest(text: string): Source {
  const pasted = readRequest(text);
  if (pasted.kind === 'fault') return pasted;
  const read = draftOfRequest(pasted.request);
  return read.kind === 'fault' ? read : { kind: 'beginning', beginning: beginningOf(read.draft) };
}

async function fromOpenApi(text: string): Promise<Source> {
  let value: unknown;
  try {
    const isJson = /^\s*\{/.test(text);
    value = isJson ? JSON.parse(text) : (await import('../../../providers/detect/yaml-text.ts')).parseYaml(text);
  } catch (error) {
    const [reason = ''] = error instanceof Error ? error.message.split('\n') : [];
    return { kind: 'fault', message: t('This document cannot be read: {0}', reason) };
  }
  const read = readOpenApi(value);
  if (read.kind === 'fault') return read;
  const { document, operations } = read;
  const begin = (path: string, server: string) => beginningOf(draftOfOperation(document, path, server));
  return { kind: 'document', document: { operations, server: serverOf(document), begin } };
}

/** What is short is read at once; undefined for a document. */
export function readShort(text: string): Source | undefined {
  switch (kindOfSource(text)) {
    case 'request':
      return fromRequest(text);
    case 'manifest':
      return fromManifest(text);
    case 'openapi':
      return undefined;
    default:
      return {
        kind: 'fault',
        message: t('This is neither a cURL command nor an OpenAPI document, nor the description of an API.'),
      };
  }
}

/** Reads a text as what it seems to be. */
export const readSource = async (text: string): Promise<Source> => readShort(text) ?? fromOpenApi(text);
