/** Exporting customers. */
import type { Command } from '../actions/command-arguments.ts';
import type { Services } from '../services/services.ts';
import { runExport } from './export.ts';
import { exportSource } from './export-source.ts';
import { runSectionExport } from './section-export.ts';

export function registerExport(services: Services) {
  const exportCustomers: Command = async call => {
    const source = await exportSource(services, call);
    if (source) await runExport(source, services.follow.columns);
  };
  const exportSection: Command = call => runSectionExport(services, call);
  return { commands: { export: exportCustomers, exportPage: exportCustomers, exportSection } };
}
