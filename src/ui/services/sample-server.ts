/** The sample data's server: started when one of its connections is first opened, stopped when the last one goes. */

import type { Access } from '../../customers/connections/open-connections.ts';
import type { Sandbox } from '../../sandbox/server.ts';

export class SampleServer {
  private readonly start: () => Promise<Sandbox>;
  private running: Promise<Sandbox> | undefined;

  constructor(start: () => Promise<Sandbox>) {
    this.start = start;
  }

  async access(provider: string): Promise<Access> {
    this.running ??= this.start();
    const sandbox = await this.running;
    return { baseUrl: sandbox.baseUrl(provider), credentials: sandbox.credentials(provider) };
  }

  /** Stops it; whoever comes back to the sample data starts it again. */
  async dispose(): Promise<void> {
    const running = this.running;
    this.running = undefined;
    await (await running)?.close();
  }
}
