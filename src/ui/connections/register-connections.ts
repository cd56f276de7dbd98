/** Setting connections up, changing, testing and removing them. */

import * as vscode from 'vscode';
import { plural, t } from '../../core/l10n/language.ts';
import type { Connection } from '../../core/model/customer.ts';
import type { Command } from '../actions/command-arguments.ts';
import { customProvidersKey } from '../custom/custom-providers.ts';
import { forgetAll } from '../services/forget.ts';
import type { Services } from '../services/services.ts';
import type { CustomerViews } from '../tree/views.ts';
import { addAndArrive, arrive } from './arrival.ts';
import { copyRawAnswer } from './copy-raw-answer.ts';
import { runDiagnosis } from './diagnose.ts';
import { exploreSampleData } from './sample-data.ts';
import { connectionStatus, type StatusPort } from './status-bar.ts';
import { showTest } from './test-connection.ts';
import { testCustomProvider } from './test-custom-provider.ts';
import {
  changeEnvironment,
  editConnection,
  removeConnection,
  renameConnection,
  updateCredentials,
} from './wizard/edit.ts';
import { copyConnection, pasteConnection } from './wizard/hand-on.ts';
import { moveToGroup } from './wizard/move-to-group.ts';

export function registerConnections(services: Services, views: Pick<CustomerViews, 'showCustomers'>, port: StatusPort) {
  const withOne =
    (work: (services: Services, connection: Connection) => Promise<void>): Command =>
    async call => {
      const connection = await call.connection();
      if (connection) await work(services, connection);
    };
  const status = connectionStatus(services, port);
  return {
    commands: {
      addConnection: (call => addAndArrive(services, views, call.argument)) satisfies Command,
      editConnection: withOne(editConnection),
      renameConnection: withOne(renameConnection),
      changeEnvironment: withOne(changeEnvironment),
      moveToGroup: withOne(moveToGroup),
      copyConnection: withOne(copyConnection),
      pasteConnection: (async () => arrive(services, views, await pasteConnection(services))) satisfies Command,
      updateCredentials: withOne(updateCredentials),
      removeConnection: withOne(removeConnection),
      testConnection: withOne(showTest),
      diagnoseConnection: withOne(runDiagnosis),
      testCustomProvider: testCustomProvider(services),
      copyRawAnswer: withOne(copyRawAnswer),
      exploreSampleData: (() => exploreSampleData(services, views)) satisfies Command,
      clearCache: (() => clearCache(services)) satisfies Command,
      openSettings,
    },
    dispose: () => status.dispose(),
  };
}

async function clearCache(services: Services): Promise<void> {
  await forgetAll(services);
  const { length } = services.store.connections;
  const cleared = plural(length, {
    one: () => t('Cleared what was read of one connection.'),
    other: n => t('Cleared what was read of {0} connections.', n),
  });
  void vscode.window.showInformationMessage(`${cleared} ${t('Credentials and settings are kept.')}`);
}

/** Opens the setting that a row speaks of. */
const openSettings: Command = ({ argument }) => {
  const kind = typeof argument === 'object' && argument !== null && 'kind' in argument ? argument.kind : undefined;
  const ofManifests = kind === 'brokenManifest' || kind === 'unknownWords';
  return vscode.commands.executeCommand('workbench.action.openSettingsJson', {
    revealSetting: { key: ofManifests ? customProvidersKey : 'clientele.connections' },
  });
};
