/** Made-up customers of every provider, to look around with: one connection each, which need no account. */

import * as vscode from 'vscode';
import { t } from '../../core/l10n/language.ts';
import { customView } from '../../core/model/provider.ts';
import { isSample, sampleUrl } from '../../core/read-connections.ts';
import type { Services } from '../services/services.ts';
import type { CustomerViews } from '../tree/views.ts';
import { openHome } from './arrival.ts';

/** Sample data speaks the language of every provider; Easy.tools' customers are per currency. */
const sampleOptions: Readonly<Record<string, Readonly<Record<string, string>>>> = { easytools: { currency: 'pln' } };

/** Adds what is not there yet, and shows the first customers of the first. */
export async function exploreSampleData(
  { providers, store }: Services,
  views: Pick<CustomerViews, 'showCustomers'>,
): Promise<void> {
  const isFirst = store.connections.length === 0;
  let added = 0;
  for (const provider of providers.values()) {
    if (provider.view === customView) continue; // its API is nobody's to imitate
    if (store.connections.some(known => isSample(known) && known.provider === provider.id)) continue;
    added++;
    const options = sampleOptions[provider.id];
    const entry = {
      provider: provider.id,
      name: t('{0} sample', provider.title),
      environment: 'sandbox',
      baseUrl: sampleUrl,
    } as const;
    await store.add({ ...entry, id: `sample-${provider.id}`, ...(options ? { options } : {}) }, {});
  }
  if (added === 0) void vscode.window.showInformationMessage(t('The sample data is there already.'));
  const sample = store.connections.find(isSample);
  if (sample) await views.showCustomers(sample);
  if (isFirst) await openHome();
}
