/**
 * What is used of VS Code's API for language-model tools, which is there from 1.95 on. The types that this project is
 * compiled against are those of the lowest VS Code it runs in, 1.90, and know nothing of it: here is as much of it as is used.
 */
import * as vscode from 'vscode';

/** What the user reads before a tool runs; without `confirmationMessages` nothing is asked by the tool itself. */
export interface PreparedInvocation {
  readonly invocationMessage: string;
  readonly confirmationMessages?: { readonly title: string; readonly message: vscode.MarkdownString };
}

export interface InvocationOptions {
  readonly input: unknown;
  /** How much room the model has for the answer, where it says so. */
  readonly tokenizationOptions?: { readonly tokenBudget: number };
}

export interface ToolImplementation {
  prepareInvocation(options: Pick<InvocationOptions, 'input'>): vscode.ProviderResult<PreparedInvocation>;
  invoke(options: InvocationOptions, token: vscode.CancellationToken): vscode.ProviderResult<object>;
}

interface ToolApi {
  readonly lm?: { registerTool?(name: string, tool: ToolImplementation): vscode.Disposable };
  readonly LanguageModelTextPart?: new (value: string) => object;
  readonly LanguageModelToolResult?: new (content: readonly object[]) => object;
}

/** Every member is optional and looked at before it is used: holds for any VS Code, whatever it has. */
const api = vscode as ToolApi;

/** Registers a tool; undefined where VS Code has no tools. */
export const registerTool = (name: string, tool: ToolImplementation): vscode.Disposable | undefined =>
  api.LanguageModelTextPart && api.LanguageModelToolResult ? api.lm?.registerTool?.(name, tool) : undefined;

/** An answer as VS Code hands it on. */
export function toolResult(text: string): object {
  const { LanguageModelTextPart: Part, LanguageModelToolResult: Result } = api;
  if (!Part || !Result) throw new Error('This VS Code has no language-model tools.');
  return new Result([new Part(text)]);
}
