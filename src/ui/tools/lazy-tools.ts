/** The tools for language models, registered while the user's setting says so; what answers is loaded when one is called. */
import * as vscode from 'vscode';
import { registerTool, type ToolImplementation } from './vscode-tools.ts';

const setting = 'clientele.languageModelTools.enabled';

/** Off unless the user has turned it on. */
export const toolsAreEnabled = (): boolean => vscode.workspace.getConfiguration().get(setting) === true;

export class LazyTools implements vscode.Disposable {
  private readonly names: readonly string[];
  private readonly make: (name: string) => ToolImplementation;
  private readonly onWithdrawn: () => void;
  private readonly listener: vscode.Disposable;
  private registered: readonly vscode.Disposable[] = [];

  /** `onWithdrawn` runs when they are turned off. */
  constructor(names: readonly string[], make: (name: string) => ToolImplementation, onWithdrawn: () => void) {
    this.names = names;
    this.make = make;
    this.onWithdrawn = onWithdrawn;
    this.listener = vscode.workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration(setting)) this.follow();
    });
    this.follow();
  }

  dispose(): void {
    this.listener.dispose();
    this.withdraw();
  }

  private follow(): void {
    this.withdraw();
    if (toolsAreEnabled()) this.register();
    else this.onWithdrawn();
  }

  private register(): void {
    this.registered = this.names.flatMap(name => {
      const tool: ToolImplementation = {
        prepareInvocation: options => this.make(name).prepareInvocation(options),
        invoke: (options, token) => this.make(name).invoke(options, token),
      };
      return registerTool(name, tool) ?? [];
    });
  }

  private withdraw(): void {
    for (const one of this.registered) one.dispose();
    this.registered = [];
  }
}
