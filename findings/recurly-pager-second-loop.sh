#!/usr/bin/env bash
# recurly 4.81.0 (Recurly's own client), `listAccounts`: one pager in two loops.
# `each()` is documented to return an async iterator over each resource, and makes a new one at each call. Expected: a second
# `for await` over the same pager reads the accounts again, or fails. Seen: after a loop that ran to the end the second one is
# over at once, without a request and without an error, as if the site had no accounts; after a loop that was left on the first
# page it begins with the second page, so that who looked for one account and then exports all leaves the first page out.
# Where a list was read is kept by the pager and not by its iterators: a pager has to be made for each loop.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts recurly@4.81.0
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const { Client, HttpAdapter, HttpResponse } = require('recurly');

const account = code => ({ object: 'account', id: `id-${code}`, code });
class Site extends HttpAdapter {
  asked = [];
  async execute(method, url) {
    this.asked.push(url);
    const isSecond = url.includes('cursor=');
    const page = {
      object: 'list',
      has_more: !isSecond,
      next: isSecond ? null : '/accounts?cursor=two&limit=2',
      data: isSecond ? [account('c'), account('d')] : [account('a'), account('b')],
    };
    return new HttpResponse(200, { 'content-type': 'application/json; charset=utf-8' }, JSON.stringify(page));
  }
}
async function loop(pager, most = Number.POSITIVE_INFINITY) {
  const codes = [];
  for await (const { code } of pager.each()) {
    codes.push(code);
    if (codes.length === most) break;
  }
  return codes.join('');
}
(async () => {
  const site = new Site();
  const client = new Client('made-up-key', { httpAdapter: site });
  const whole = client.listAccounts({ params: { limit: 2 } });
  const left = client.listAccounts({ params: { limit: 2 } });
  const seen = [await loop(whole), await loop(whole), await loop(left, 1), await loop(left)];
  console.log('recurly', JSON.parse(readFileSync('node_modules/recurly/package.json', 'utf8')).version);
  console.log('expected: abcd, abcd; a, abcd');
  console.log(`seen:     ${seen[0]}, ${seen[1] || 'nobody'}; ${seen[2]}, ${seen[3]}   (${site.asked.length} requests)`);
  assert.deepEqual(seen, ['abcd', '', 'a', 'cd']);
  assert.equal(site.asked.length, 4);
})();
JS
node try.cjs
