/** Exporting customers. */
import type { Command } from '../actions/command-arguments.ts';
import type { Services } from '../services/services.ts';
import { runExport } from './export.ts';
import { exportSource } from './export-source.ts';

export function registerExport(services: Services) {
  const exportCustomers: Command = async call => {
    const source = await exportSource(services, call);
    if (source) await runExport(source);
  };
  return { commands: { export: exportCustomers } };
}
