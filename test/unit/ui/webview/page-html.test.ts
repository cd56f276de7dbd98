import assert from 'node:assert/strict';
import { avatarSource } from '../../../../src/ui/detail/avatar.ts';
import { readMessage, readState } from '../../../../src/ui/detail/read-message.ts';
import { pageHtml } from '../../../../src/ui/webview/page-html.ts';

describe("the panel's page", () => {
  const parts = {
    cspSource: 'https://x.test',
    script: 'https://x.test/w.js',
    page: 'compare',
    styles: ['https://x.test/d.css'],
    title: 'Customer',
    nonce: 'n',
    language: 'en',
    translations: {},
  };

  it('lets nothing in but its own script and style', () => {
    const [, policy] = /content="(default-src[^"]*)"/.exec(pageHtml(parts)) ?? [];
    assert.equal(
      policy,
      "default-src 'none'; base-uri 'none'; form-action 'none'; script-src 'nonce-n'; style-src https://x.test; img-src 'none'",
    );
    assert.match(pageHtml({ ...parts, image: 'https://i.test/a.png' }), /img-src https:\/\/i\.test\/a\.png"/);
  });

  it('hands over sentences that hold no markup, in the reader’s language', () => {
    const html = pageHtml({ ...parts, language: 'fr', translations: { Close: '</script><b>Fermer' } });
    assert.match(html, /<html lang="fr">/);
    const [, data = ''] = /id="translations">([^<]*)<\/script>/.exec(html) ?? [];
    assert.deepEqual(JSON.parse(data), { Close: '</script><b>Fermer' });
  });

  it('takes an address into no attribute unescaped', () => {
    assert.doesNotMatch(pageHtml({ ...parts, script: '"><script>' }), /"><script>/);
    assert.doesNotMatch(
      pageHtml({ ...parts, styles: ['"><script>'], title: '</title><script>' }),
      /"><script>|<\/title><s/,
    );
  });

  it('shows images from https alone, and lets through that one', () => {
    const table: readonly (readonly [string | null, string | undefined])[] = [
      ['https://i.test/a/b.png?size=1#x', 'https://i.test/a/b.png'],
      ['https://i.test/a;b,c "d.png', 'https://i.test/a%3Bb%2Cc%20%22d.png'],
      ['https://i.test', 'https://i.test'],
      ['http://i.test/a.png', undefined],
      ['https://me:pw@i.test/a.png', undefined],
      ['javascript:alert(1)', undefined],
      ['data:image/png;base64,AA', undefined],
      ['//i.test/a.png', undefined],
      [null, undefined],
    ];
    for (const [url, policy] of table) assert.equal(avatarSource(url)?.policy, policy);
  });

  it('is understood only in the words there are', () => {
    const good = [
      { type: 'ready' },
      { type: 'command', command: 'copyCustomerId' },
      { type: 'copyField', field: 'email' },
      { type: 'copyValue', serial: 1, start: 0, end: 4 },
    ];
    for (const message of good) assert.deepEqual(readMessage(message), message);
    const bad = [
      undefined,
      'ready',
      { type: 'command', command: 'removeConnection' },
      { type: 'command', command: 'clientele.copyJson' },
      { type: 'copyField', field: '__proto__' },
      { type: 'copyField', field: 'email', text: 'mine' },
      { type: 'copyValue', serial: 1, start: -1, end: 4 },
      { type: 'copyValue', serial: 1, start: 0.5, end: 4 },
      { type: 'open', url: 'https://evil.test' },
    ];
    for (const message of bad) assert.equal(readMessage(message), undefined);
  });

  it('is remembered by two words', () => {
    const state = { connectionId: 'a', customerId: 'b' };
    assert.deepEqual(readState({ ...state, raw: '{}' }), state);
    for (const bad of [undefined, {}, { connectionId: 'a' }, { connectionId: '', customerId: 'b' }]) {
      assert.equal(readState(bad), undefined);
    }
  });
});
