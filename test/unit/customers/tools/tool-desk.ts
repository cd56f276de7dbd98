// Tools at work over the sample data's servers, as the extension makes them; answers as a model reads them.
import { ok } from 'node:assert/strict';
import type { CustomerRecord } from '../../../../src/core/model/customer.ts';
import { maskedItem, maskedRecord } from '../../../../src/customers/privacy/masked.ts';
import { Pseudonyms } from '../../../../src/customers/privacy/pseudonyms.ts';
import { limits } from '../../../../src/customers/tools/limits.ts';
import { ModelSession } from '../../../../src/customers/tools/model-session.ts';
import type { ToolName } from '../../../../src/customers/tools/names.ts';
import { consentFor, runTool } from '../../../../src/customers/tools/run-tool.ts';
import type { ToolWork } from '../../../../src/customers/tools/work.ts';
import { visible } from '../../../../src/ui/text/visible.ts';
import { MemoryIndex } from '../../../support/memory-index.ts';
import { type SampleAccounts, type SampleOptions, sampleAccounts } from '../sample-accounts.ts';

export type Json = Readonly<Record<string, unknown>>;

export interface ToolDesk {
  readonly sample: SampleAccounts;
  readonly session: ModelSession;
  readonly index: MemoryIndex;
  readonly work: ToolWork;
  /** What a model reads. */
  text(name: ToolName, input: unknown, work?: Partial<ToolWork>): Promise<string>;
  /** The same, read. */
  call(name: ToolName, input: unknown, work?: Partial<ToolWork>): Promise<Json>;
  /** The user is asked and says yes, as VS Code does it. */
  allow(name: ToolName, input: unknown): Promise<Json>;
  records(connectionId: string): Promise<readonly CustomerRecord[]>;
  close(): Promise<void>;
}

export async function toolDesk(options: SampleOptions = {}): Promise<ToolDesk> {
  const index = new MemoryIndex();
  const sample = await sampleAccounts({ customers: 60, onRecords: records => index.add(records), ...options });
  const session = new ModelSession();
  // Of one key: digits of another one may be those of a house now and then.
  const pseudonyms = new Pseudonyms(new Uint8Array(32).fill(7));
  const work: ToolWork = {
    accounts: sample.accounts,
    index,
    session,
    mask: { record: record => maskedRecord(record, pseudonyms), item: maskedItem },
    link: (connection, id) => `vscode://clientele.clientele/customer?connection=${connection}&id=${id}`,
    print: visible,
    characters: limits.characters,
    signal: new AbortController().signal,
  };
  const desk: ToolDesk = {
    sample,
    session,
    index,
    work,
    text: (name, input, other) => runTool({ ...work, ...other }, name, input),
    call: async (name, input, other) => JSON.parse(await desk.text(name, input, other)) as Json,
    async allow(name, input) {
      ok(consentFor(work, name, input));
      return desk.call(name, input);
    },
    async records(connectionId) {
      const account = await sample.accounts.get(connectionId);
      return (await account.page({ page: 1, pageSize: 50 }, { signal: work.signal })).records;
    },
    close: () => sample.close(),
  };
  return desk;
}

/** A member that is a list of objects. */
export const listIn = (answer: Json, name: string): readonly Json[] => {
  const list = answer[name];
  ok(Array.isArray(list), `${name} is no list in ${JSON.stringify(answer)}`);
  return list as readonly Json[]; // what the tools make are lists of objects
};
