import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict';
import { type CaseRow, caseReport } from '../../../../src/customers/follow/case-report.ts';
import { recordOf } from '../records.ts';

const row = (customerId: string, more: Partial<CaseRow> = {}): CaseRow => ({
  customerId,
  connection: 'Shop',
  customer: recordOf({
    id: customerId,
    name: 'Ann Person',
    email: 'ann@example.com',
    phone: '+48225550100',
    status: 'active',
    createdAt: '2024-03-20T10:00:00.000Z',
  }).customer,
  link: `vscode://clientele.clientele/customer?connection=shop&id=${customerId}`,
  ...more,
});

describe('a case as Markdown', () => {
  it('has IDs, connections, statuses, dates and links, and nothing that names a person', () => {
    const text = caseReport([row('cust_1')]);
    equal(
      text.split('\n').at(-1),
      '| `cust_1` | Shop | active | 2024-03-20T10:00:00.000Z | – | [Open in VS Code](vscode://clientele.clientele/customer?connection=shop&id=cust_1) |',
    );
    doesNotMatch(text, /Ann|example|\+48/);
  });

  it('leaves out an ID that is an e-mail address, a phone number or a name, and its link', () => {
    for (const id of ['ann@example.com', '+48225550100', 'ann person', 'b@c.example']) {
      const text = caseReport([row(id)]);
      match(text, /left out: it names a person \| Shop \| active .* \| – \|$/);
      doesNotMatch(text, new RegExp(id.replace('+', '\\+'), 'i'));
    }
  });

  it('leaves out an ID that is made of a name, and of whom nothing was read every ID that may be', () => {
    const isLeftOut = (id: string, more: Partial<CaseRow> = {}) => /left out/.test(caseReport([row(id, more)]));
    deepEqual(
      [isLeftOut('ann.person'), isLeftOut('x.y'), isLeftOut('ann.person', { customer: undefined })],
      [true, false, true],
    );
    deepEqual(isLeftOut('cust_1', { customer: undefined }), false);
  });

  it('says of whom nothing could be read that it was not', () => {
    match(caseReport([row('cust_1', { customer: undefined })]), /\| not read \| – \| – \|/);
  });

  it('keeps what a provider or a person wrote from being Markdown', () => {
    const text = caseReport([row('a|b`c](x)', { connection: '[x](y) | <b>', link: 'vscode://x/y?id=(a)' })]);
    match(text, /\| a\\\|b\\`c\\\]\(x\) \| \\\[x\\\]\(y\) \\\| \\<b\\> \|/);
    match(text, /\(vscode:\/\/x\/y\?id=%28a%29\)/);
    equal(text.split('\n').length, 3);
  });
});
