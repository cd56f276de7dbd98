/** What a new provider is made of: a command, an OpenAPI document, or a manifest from elsewhere. It is told apart by its text. */
import { t } from '../../../core/l10n/language.ts';
import { draftOfRequest } from '../../../providers/detect/drafted.ts';
import { looksLikeRequest, readRequest } from '../../../providers/detect/pasted-request.ts';
import { readManifest } from '../../../providers/manifest/read-manifest.ts';
import type { Beginning } from './draft.ts';
import { manifestText } from './draft-text.ts';

export type Source =
  | { readonly kind: 'beginning'; readonly beginning: Beginning }
  | { readonly kind: 'fault'; readonly message: string };

/** What a text seems to be, before it is read. */
export type SourceKind = 'request' | 'manifest';

export function kindOfSource(text: string): SourceKind | undefined {
  if (looksLikeRequest(text)) return 'request';
  const start = text.trimStart().slice(0, 1);
  return start === '{' && /"baseUrl"\s*:/.test(text) && /"auth"\s*:/.test(text) ? 'manifest' : undefined;
}

function fromManifest(text: string): Source {
  let entry: unknown;
  try {
    entry = JSON.parse(text);
  } catch (error) {
    return { kind: 'fault', message: t('This is no JSON: {0}', error instanceof Error ? error.message : '') };
  }
  const read = readManifest(entry);
  const manifest = read.kind === 'manifest' ? read.manifest : undefined;
  const laidOut = manifestText(entry);
  const nothing = { credentials: {}, paging: {}, pageSize: undefined, reasons: [], notes: [] };
  return { kind: 'beginning', beginning: { text: laidOut, manifest, ...nothing } };
}

function fromRequest(text: string): Source {
  const pasted = readRequest(text);
  if (pasted.kind === 'fault') return pasted;
  const read = draftOfRequest(pasted.request);
  if (read.kind === 'fault') return read;
  const { manifest, credentials, paging, pageSize, reasons, notes } = read.draft;
  const laidOut = manifestText(manifest);
  return { kind: 'beginning', beginning: { text: laidOut, manifest, credentials, paging, pageSize, reasons, notes } };
}

/** Reads a text as what it seems to be. */
export function readSource(text: string): Source {
  switch (kindOfSource(text)) {
    case 'request':
      return fromRequest(text);
    case 'manifest':
      return fromManifest(text);
    default:
      return { kind: 'fault', message: t('This is neither a cURL command nor the description of an API.') };
  }
}
