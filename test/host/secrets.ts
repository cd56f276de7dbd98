import * as vscode from 'vscode';

export interface MemorySecrets extends vscode.SecretStorage {
  readonly kept: Map<string, string>;
  /** Another window has changed a secret. */
  changeElsewhere(key: string, value: string | undefined): void;
  /** A keyring that is locked rejects whatever is asked of it. */
  locked: boolean;
}

/** A keyring of one test. */
export function memorySecrets(): MemorySecrets {
  const kept = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.SecretStorageChangeEvent>();
  const open = () => {
    if (secrets.locked) throw new Error('The keyring is locked.');
  };
  const put = (key: string, value: string | undefined) => {
    if (value === undefined) kept.delete(key);
    else kept.set(key, value);
    changed.fire({ key });
  };
  const secrets: MemorySecrets = {
    kept,
    locked: false,
    onDidChange: changed.event,
    changeElsewhere: put,
    async get(key: string) {
      open();
      return kept.get(key);
    },
    async store(key: string, value: string) {
      open();
      put(key, value);
    },
    async delete(key: string) {
      open();
      put(key, undefined);
    },
  };
  return secrets;
}
