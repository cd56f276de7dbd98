// A terminal without a shell that shows a line: the tests' host has no native terminals.

const vscode = require('vscode');

exports.activate = context =>
  context.subscriptions.push(
    vscode.commands.registerCommand('printer.print', async () => {
      const line = await vscode.window.showInputBox({ prompt: 'The line to print' });
      const written = new vscode.EventEmitter();
      const pty = { onDidWrite: written.event, open: () => written.fire(`${line}\r\n`), close() {} };
      vscode.window.createTerminal({ name: 'Printer', pty }).show();
    }),
  );
