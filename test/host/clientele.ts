// What the tests inside VS Code share: the extension's API, and connections to a sample data server of their own.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ClienteleApi, Connection, ErrorKind, NewConnection } from '../../src/api.ts';
import type { Sandbox } from '../../src/sandbox/server.ts';

export const extension = (): vscode.Extension<ClienteleApi> => {
  const found = vscode.extensions.getExtension<ClienteleApi>('clientele.clientele');
  assert.ok(found, 'VS Code does not know the extension.');
  return found;
};

export const api = async (): Promise<ClienteleApi> => extension().activate();

const section = () => vscode.workspace.getConfiguration('clientele');

/** The entries of `clientele.connections` as the settings hold them. */
export const entries = (): readonly unknown[] => section().get<unknown[]>('connections') ?? [];

export async function setEntries(value: unknown): Promise<void> {
  await section().update('connections', value, vscode.ConfigurationTarget.Global);
}

/** Connections of the tests are gone afterwards, with their secrets. */
export async function removeAll(): Promise<void> {
  const { connections, removeConnection } = await api();
  for (const { id } of [...connections]) await removeConnection(id);
  await setEntries(undefined);
}

/** What a connection to one of the sandbox's providers is added with. */
export const entryFor = (sandbox: Sandbox, provider: string): NewConnection => ({
  provider,
  name: `Local ${provider}`,
  baseUrl: sandbox.baseUrl(provider),
  environment: 'sandbox',
  ...(provider === 'easytools' ? { options: { currency: 'pln' } } : {}),
});

export async function connect(sandbox: Sandbox, provider: string): Promise<Connection> {
  return (await api()).addConnection(entryFor(sandbox, provider), sandbox.credentials(provider));
}

/** Asserts that a call ends with a `ClienteleError` of this kind, whose sentence matches. */
export async function rejects(call: Promise<unknown>, kind: ErrorKind, words: RegExp = /./): Promise<void> {
  await assert.rejects(call, (error: unknown) => {
    assert.ok(error instanceof Error);
    assert.equal(error.name, 'ClienteleError', String(error));
    assert.deepEqual(
      { kind: (error as Error & { kind?: unknown }).kind, hasWords: words.test(error.message) },
      { kind, hasWords: true },
      error.message,
    );
    return true;
  });
}
