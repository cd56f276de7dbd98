// Calls a tool as a language model does, by VS Code, which asks the user where the tool says so. The answer is on the clipboard.

const vscode = require('vscode');

exports.activate = context =>
  context.subscriptions.push(
    vscode.commands.registerCommand('model.callTool', async () => {
      const call = (await vscode.window.showInputBox({ prompt: 'The tool and its input' })) ?? '';
      const at = call.indexOf(' ');
      const options = { input: JSON.parse(call.slice(at + 1)), toolInvocationToken: undefined };
      const answer = await vscode.lm.invokeTool(call.slice(0, at), options).then(
        ({ content }) => content.map(({ value }) => value).join(''),
        error => `failed: ${error}`,
      );
      await vscode.env.clipboard.writeText(answer);
    }),
  );
