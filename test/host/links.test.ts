import { deepEqual } from 'node:assert/strict';
import * as vscode from 'vscode';
import { namedBy } from '../../src/ui/actions/uri.ts';

/** Strings that mean something in a query, or look as if they were encoded. */
const ids = ['42', 'a+b', 'a b', 'a&b', 'a=b', 'a&b=c', '100%', '%41', '%2541', '#1', 'a?b', 'a/b', 'ü', 'a&id=b', '&'];

describe('a link to a customer, as VS Code reads it', () => {
  for (const id of ids) {
    it(`names the customer ${id}, wherever the ID stands`, () => {
      const encoded = encodeURIComponent(id);
      for (const query of [`connection=one&id=${encoded}`, `id=${encoded}&connection=one`]) {
        const uri = vscode.Uri.parse(`vscode://clientele.clientele/customer?${query}`);
        deepEqual(
          { path: uri.path, named: namedBy(uri.query) },
          { path: '/customer', named: { connectionId: 'one', customerId: id } },
          query,
        );
        deepEqual(namedBy(vscode.Uri.parse(uri.toString()).query).customerId, id, uri.toString());
      }
    });
  }

  it('names the customer that it was copied from, whatever the ID is made of', async () => {
    for (const id of ids) {
      await vscode.commands.executeCommand('clientele.copyLink', { connectionId: 'one', customerId: id });
      const uri = vscode.Uri.parse(await vscode.env.clipboard.readText());
      deepEqual(
        { scheme: uri.scheme, authority: uri.authority, path: uri.path, named: namedBy(uri.query) },
        {
          scheme: vscode.env.uriScheme,
          authority: 'clientele.clientele',
          path: '/customer',
          named: { connectionId: 'one', customerId: id },
        },
      );
    }
  });

  it('names the customer whose ID was not encoded', () => {
    const uri = vscode.Uri.parse('vscode://clientele.clientele/customer?connection=one&id=jane+1@example.com');
    deepEqual(namedBy(uri.query), { connectionId: 'one', customerId: 'jane+1@example.com' });
  });
});
