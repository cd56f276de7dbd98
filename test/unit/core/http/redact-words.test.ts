import { equal, ok } from 'node:assert/strict';
import { redact } from '../../../../src/core/http/redact.ts';

describe('a provider’s words', () => {
  const secrets = ['sk_live_a/b+c="d', 'abc', 'abcd', 'abcd1234', 'eyJhbGciOi.eyJzdWIi.c2ln', 'my_client'];
  const [secret = ''] = secrets;
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const rows: readonly [string, string, string][] = [
    ['as they are', 'The page must be at least 1.', 'The page must be at least 1.'],
    ['without a credential', `Key ${secret} is wrong`, 'Key ••• is wrong'],
    ['without one again and again', `${secret}${secret}`, '••••••'],
    ['without one in other letters', `Key ${secret.toUpperCase()}`, 'Key •••'],
    ['without one in a URL', `see ?key=${encodeURIComponent(secret)}&x`, 'see ?key=•••&x'],
    ['without one in a URL in small letters', encodeURIComponent(secret).toLowerCase(), '•••'],
    ['without one in a URL in a URL', encodeURIComponent(encodeURIComponent(secret)), '•••'],
    ['without one in JSON', JSON.stringify({ key: secret }), '{"key":"•••"}'],
    ['without one in JSON in JSON', JSON.stringify(JSON.stringify(secret)), String.raw`"\"•••\""`],
    ['without one in careful JSON', String.raw`sk_live_a\/b\u002Bc\u003d\"d`, '•••'],
    ['without one in HTML', 'sk_live_a/b+c=&quot;d', '•••'],
    ['without one in HTML by numbers', 'sk_live_a&#47;b&#x2b;c&#61;&#034;d', '•••'],
    ['without one in Base64', `Basic ${base64(secret)}`, 'Basic •••'],
    ['without one behind an id in Base64', `Basic ${base64(`my_id:${secret}`)}`, 'Basic •••'],
    ['without one before a secret in Base64', `Basic ${base64(`${secret}:x`)}`, 'Basic •••'],
    ['without one in Base64 for URLs', `token ${Buffer.from(`id:${secret}`).toString('base64url')}`, 'token •••'],
    ['without a token', 'Token eyJhbGciOi.eyJzdWIi.c2ln has ended', 'Token ••• has ended'],
    ['without the longer of two that begin alike', 'Key abcd1234 and abcd', 'Key ••• and •••'],
    ['with what is too short to be a credential', 'abc', 'abc'],
    ['without one in Base64 in lines', base64(`my_id:${secret}`).replace(/.{10}/g, '$&\r\n'), '•••'],
    ['without one that is broken by what nobody sees', [...secret].join('\u200b'), '•••'],
    ['without one broken by a soft hyphen', `Key ${secret.slice(0, 8)}\u00ad${secret.slice(8)}`, 'Key •••'],
    ['without what moves other text', 'v\u202Ew\u0000x\ny\u200Bz', 'v w x y z'],
    ['without half characters', '\uD800x', '�x'],
  ];
  for (const [name, words, expected] of rows)
    it(`a provider’s words are shown ${name}`, () => equal(redact(words, secrets), expected));

  it('a provider’s words hold nothing of a credential where they are cut', () => {
    for (let before = 19_900; before < 20_010; before++)
      ok(!redact('\u0001'.repeat(before) + secret, secrets).includes(secret.slice(0, 5)), `${before}`);
  });

  it('a provider’s words hold nothing of a long credential that is thrown back until it is cut', () => {
    const token = Array.from({ length: 400 }, (_, at) => `k${at}z`).join('');
    for (let before = 0; before < 50; before++) {
      const shown = redact(' '.repeat(before) + `${token} `.repeat(60), [token]);
      ok(!/k\d+zk/.test(shown), shown.slice(0, 300));
    }
  });

  it('a provider’s words of any length are looked at only as far as they are shown', () => {
    ok(redact(`${secret} `.repeat(2_000_000), secrets).length < 20_000);
  });
});
