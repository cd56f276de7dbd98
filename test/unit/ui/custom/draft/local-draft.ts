// A draft of what was pasted, against a server on this machine.

import { createHttp, type Http } from '../../../../../src/core/http/http.ts';
import type { RequestLog } from '../../../../../src/core/requests/request-options.ts';
import type { Privacy } from '../../../../../src/customers/privacy/privacy.ts';
import { Draft, type DraftPort } from '../../../../../src/ui/custom/draft/draft.ts';
import { readSource } from '../../../../../src/ui/custom/draft/source.ts';
import { noPrivacy } from '../../../../support/shown.ts';

export interface LocalDraft {
  readonly draft: Draft;
  readonly log: readonly RequestLog[];
  /** What the user was asked. */
  readonly asked: string[];
  close(): void;
}

export interface DraftAnswers {
  /** What is entered for a credential that is missing. */
  readonly secret?: string;
  /** Whether what was entered may go elsewhere. */
  readonly approves?: boolean;
  /** Where the API of a document is. */
  readonly server?: string;
  readonly privacy?: Privacy;
}

export async function localDraft(
  text: string,
  { secret = 'entered-s3cr3t', approves = true, server, privacy = noPrivacy }: DraftAnswers = {},
): Promise<LocalDraft> {
  const source = await readSource(text);
  if (source.kind === 'fault') throw new Error(source.message);
  const beginning =
    source.kind === 'beginning'
      ? source.beginning
      : source.document.begin(source.document.operations[0]?.path ?? '', server ?? source.document.server ?? '');
  const http: Http = createHttp();
  const log: RequestLog[] = [];
  const asked: string[] = [];
  const port: DraftPort = {
    async ask(provider, { credentials, options }) {
      const [method] = provider.authMethods;
      const missing = (method?.credentials ?? []).filter(({ key }) => !credentials[key]);
      asked.push(...missing.map(({ title }) => title));
      return {
        options,
        credentials: { ...credentials, ...Object.fromEntries(missing.map(({ key }) => [key, secret])) },
      };
    },
    async approve(_, contacts) {
      asked.push(contacts.map(({ origin, text: what }) => `${origin} ${what}`).join('\n'));
      return approves;
    },
  };
  const asking = {
    http,
    privacy,
    log: (line: RequestLog) => log.push(line),
    settings: () => ({ pageSize: 50, requestTimeout: 5 }),
  };
  const draft = new Draft(beginning, asking, port, () => {});
  return {
    ...{ draft, log, asked },
    close() {
      draft.dispose();
      http.dispose();
    },
  };
}
