/** Reading whole lists. */
import type { Command } from '../actions/command-arguments.ts';
import type { Services } from '../services/services.ts';
import { ScanRunner } from './scan-runner.ts';

export function registerScan(services: Services) {
  const runner = new ScanRunner(services);
  const scan: Command = async call => {
    const connection = await call.connection();
    if (connection) await runner.begin(connection.id);
  };
  return { commands: { scan }, runner };
}
