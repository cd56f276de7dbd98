/** Credentials in SecretStorage, bound to the origin they were entered for. Nothing else in the house stores them. */

import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { t } from '../../core/l10n/language.ts';
import type { Connection, Credentials } from '../../core/model/customer.ts';
import { ClienteleError } from '../../core/model/errors.ts';
import { isSample } from '../../core/read-connections.ts';
import { plain } from '../window/report.ts';

const kept = z.lazy(() =>
  z.object({
    origin: z.string(),
    /** Where they were to be put, for a provider that may change that. */
    placement: z.optional(z.string()),
    credentials: z.record(z.string(), z.string()),
  }),
);
const prefix = 'clientele.credentials/';

const originOf = (connection: Pick<Connection, 'baseUrl'>) => new URL(connection.baseUrl).origin;

export class CredentialStore implements vscode.Disposable {
  private readonly secrets: vscode.SecretStorage;
  private readonly placementOf: (connection: Connection) => string | undefined;
  /** Where no keyring takes them: for this session only. */
  private readonly session = new Map<string, string>();
  /** What this window has stored last, by connection; enough to know it from what another window stores. */
  private readonly written = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<string>();
  /** Fires with the connection's id, also when another window changed the credentials. */
  readonly onDidChange = this.changed.event;
  private readonly listener: vscode.Disposable;

  /** `placementOf` says where a connection's credentials are put, where that may change. */
  constructor(
    secrets: vscode.SecretStorage,
    placementOf: (connection: Connection) => string | undefined = () => undefined,
  ) {
    this.secrets = secrets;
    this.placementOf = placementOf;
    this.listener = secrets.onDidChange(({ key }) => {
      if (key.startsWith(prefix)) void this.changedIn(key.slice(prefix.length));
    });
  }

  /** undefined where none were entered for this connection's origin, or to be put where they would be put now. */
  async get(connection: Connection): Promise<Credentials | undefined> {
    const origin = originOf(connection);
    const text = this.session.get(connection.id) ?? (await this.read(connection.id));
    if (text === undefined) return undefined;
    const found = kept.safeParse(parse(text));
    const isThere = found.success && found.data.origin === origin;
    return isThere && found.data.placement === this.placement(connection) ? found.data.credentials : undefined;
  }

  /** Whether the connection can be opened on this machine; sample data needs no credentials. */
  async has(connection: Connection): Promise<boolean> {
    return isSample(connection) || (await this.get(connection)) !== undefined;
  }

  /** Credentials, or the error that says they are missing here. */
  async need(connection: Connection): Promise<Credentials> {
    const credentials = await this.get(connection);
    if (credentials) return credentials;
    throw new ClienteleError({
      kind: 'configuration',
      who: connection.name,
      what: t('{who} has no credentials for {0} on this machine', originOf(connection)),
      cure: t('Enter them with “Clientele: Update Credentials”.'),
    });
  }

  /** Keeps credentials; where the keyring refuses them they last for this session, and the user hears of it. */
  async set(connection: Connection, credentials: Credentials): Promise<void> {
    const placement = this.placement(connection);
    const text = JSON.stringify({ origin: originOf(connection), ...(placement && { placement }), credentials });
    this.written.set(connection.id, digest(text));
    try {
      await this.secrets.store(prefix + connection.id, text);
      this.session.delete(connection.id);
    } catch {
      this.written.delete(connection.id);
      this.session.set(connection.id, text);
      void vscode.window.showWarningMessage(
        t(
          'The keyring did not take the credentials of {0}. They are kept until this window closes; unlock the keyring and enter them again to keep them.',
          plain(connection.name),
        ),
      );
    }
    this.changed.fire(connection.id);
  }

  /** Rejects where the keyring keeps what it has; what it never took is gone in any case. */
  async delete(id: string): Promise<void> {
    const onlyHere = this.session.delete(id);
    try {
      await this.secrets.delete(prefix + id);
    } catch {
      if (onlyHere) return;
      throw new ClienteleError({
        kind: 'configuration',
        who: t('The keyring'),
        what: t('{who} did not let go of the credentials of this connection'),
        cure: t('Unlock it, then remove the connection again.'),
      });
    }
  }

  dispose(): void {
    this.listener.dispose();
    this.changed.dispose();
  }

  /** VS Code reports what this window wrote as well, which was reported already when it was written. */
  private async changedIn(id: string): Promise<void> {
    const written = this.written.get(id);
    if (written !== undefined && written === digest(await this.read(id))) return;
    this.written.delete(id);
    this.session.delete(id);
    this.changed.fire(id);
  }

  /** As a digest: what is kept beside a secret is to say no more than whether it still holds. */
  private placement(connection: Connection): string | undefined {
    const placement = this.placementOf(connection);
    return placement === undefined ? undefined : digest(placement);
  }

  private async read(id: string): Promise<string | undefined> {
    try {
      return await this.secrets.get(prefix + id);
    } catch {
      return undefined; // a locked keyring reads as "not entered", for which there is a row with the cure
    }
  }
}

const digest = (text: string | undefined): string =>
  createHash('sha256')
    .update(text ?? '')
    .digest('hex');

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
