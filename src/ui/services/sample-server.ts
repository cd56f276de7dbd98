/** The sample data's server: started when one of its connections is first opened, stopped when the last one goes. */

import { variableOf } from '../../core/requests/header-template.ts';
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

  /**
   * A command for the sample data with its made-up keys in the place of their variables: nobody else could say what they hold.
   * Any other text as it is.
   */
  async filledIn(text: string): Promise<string> {
    const sandbox = await this.running;
    const [, provider] = sandbox ? (text.split(`${sandbox.origin}/`)[1]?.match(/^(\w+)\//) ?? []) : [];
    if (!sandbox || provider === undefined || !sandbox.has(provider)) return text;
    const ways = ['accessToken', 'bearerToken', undefined];
    const all = ways.flatMap(way => Object.entries(sandbox.credentials(provider, way)));
    return all.reduce((filled, [key, value]) => filled.replaceAll(`\${${variableOf(provider, key)}}`, value), text);
  }

  /** Stops it; whoever comes back to the sample data starts it again. */
  async dispose(): Promise<void> {
    const running = this.running;
    this.running = undefined;
    await (await running)?.close();
  }
}
