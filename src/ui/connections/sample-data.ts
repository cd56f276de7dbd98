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
  const missing = [...providers.values()].filter(
    // The API of the others is nobody's to imitate.
    ({ id, view }) => view !== customView && !store.connections.some(known => isSample(known) && known.provider === id),
  );
  const entries = missing.map(({ id, title }) => ({
    ...{ id: `sample-${id}`, provider: id, name: t('{0} sample', title) },
    ...({ environment: 'sandbox', baseUrl: sampleUrl } as const),
    ...(sampleOptions[id] && { options: sampleOptions[id] }),
  }));
  if (entries.length > 0) await store.addSamples(entries);
  else void vscode.window.showInformationMessage(t('The sample data is there already.'));
  const sample = store.connections.find(isSample);
  if (sample) await views.showCustomers(sample);
  if (isFirst) await openHome();
}
