import { deepEqual, equal, ok } from 'node:assert/strict';
import { keysIn, mostKeys, pastedKeys } from '../../../../src/customers/lookup/keys.ts';

const isNumber = (text: string) => /^[1-9]\d{0,18}$/.test(text);
const textsIn = async (text: string) => (await keysIn(text, isNumber)).keys.map(key => `${key.kind} ${key.text}`);

const uuid = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';

describe('a pasted list of keys', () => {
  it('has a key a line: IDs, e-mail addresses and phone numbers, without the quotes around them', async () => {
    const text = `ada@example.com\r\n"${uuid}"\n+48 501 234 567\n\n  42\n<bo@example.org>\n`;
    deepEqual(await textsIn(text), [
      'email ada@example.com',
      `id ${uuid}`,
      'phone +48 501 234 567',
      'id 42',
      'email bo@example.org',
    ]);
  });

  it('is read from one line as well, as a box makes it of several', async () => {
    for (const between of [' ', ', ', ';', '\t', ' | '])
      deepEqual(await textsIn(['ada@example.com', uuid, '7'].join(between)), [
        'email ada@example.com',
        `id ${uuid}`,
        'id 7',
      ]);
    ok(await pastedKeys('ada@example.com bo@example.org', isNumber));
    for (const text of [
      'ada@example.com',
      'Ada Lovelace',
      'mail ada@example.com and bo@example.org',
      '',
      '1234 token=abcdefgh',
      '501 234 567',
      '42 43',
    ])
      equal(await pastedKeys(text, isNumber), undefined, text);
  });

  it('of a table has one key a row, and counts the rows that name nobody', async () => {
    const list = await keysIn('Name,E-mail\nAda,ada@example.com\nBo Berg,bo@example.org\n', isNumber);
    deepEqual(
      list.keys.map(({ text }) => text),
      ['ada@example.com', 'bo@example.org'],
    );
    equal(list.unread, 1);
  });

  it('has each key once whatever its case, and says how many were repeated', async () => {
    const list = await keysIn('Ada@example.com\nada@EXAMPLE.com\nada@example.com\n', isNumber);
    deepEqual({ keys: list.keys.length, repeated: list.repeated }, { keys: 1, repeated: 2 });
  });

  it('takes nothing of a line that holds a secret', async () => {
    const list = await keysIn(`api_key=abcdef123456 ada@example.com\n4111 1111 1111 1111\n5\n`, isNumber);
    deepEqual({ keys: list.keys.map(({ text }) => text), secret: list.secret }, { keys: ['5'], secret: 2 });
  });

  it('takes no secret whose name stands in the line before', async () => {
    const list = await keysIn(`customer=42 api_key:\n${uuid}\nada@example.com`, isNumber);
    deepEqual(
      list.keys.map(({ text }) => text),
      ['42', 'ada@example.com'],
    );
    equal(list.secret, 1);
    equal(await pastedKeys(`ada@example.com\nPassword:\n${uuid}`, isNumber), undefined);
  });

  it('is cut at the most that are looked for, and says so', async () => {
    const lines = Array.from({ length: mostKeys + 5 }, (_, at) => `person${at}@example.com`);
    const list = await keysIn(lines.join('\n'), isNumber);
    deepEqual({ keys: list.keys.length, cut: list.cut }, { keys: mostKeys, cut: 5 });
  });

  it('of ten thousand lines is a list in a box as well, which makes one line of them', async () => {
    const keys = Array.from({ length: mostKeys }, (_, at) =>
      at % 2 ? `person${at}@example.com` : `${7_000_000 + at}`,
    );
    for (const between of ['\n', ' ', ', ', ';', '\t'])
      equal((await pastedKeys(keys.join(between), isNumber))?.keys.length, mostKeys, JSON.stringify(between));
    const phones = Array.from({ length: 1000 }, (_, at) => `+48 501 234 ${100 + (at % 900)}`);
    equal((await pastedKeys(phones.join(', '), isNumber))?.keys.length, 900);
    const one = keys.join(' ');
    for (const other of ['Ada', `token=${uuid}`, `password ${uuid}`, '4111 1111 1111 1111', 'x'.repeat(5000)])
      equal(await pastedKeys(`${one} ${other} ${one}`, isNumber), undefined, other.slice(0, 40));
    deepEqual((await keysIn(`{"a":[${keys.map(key => `{"k":"${key}"}`).join()}]}`, isNumber)).keys, []);
  });

  it('is read in slices, each key once, and no further when nobody waits for it', async () => {
    const keys = Array.from({ length: mostKeys }, (_, at) => String(1_000 + at));
    for (const between of ['\n', ', ']) {
      let looked = 0;
      const isCounted = (text: string) => ++looked > 0 && isNumber(text);
      equal((await keysIn(keys.join(between), isCounted)).keys.length, mostKeys);
      equal(looked, mostKeys);
    }
    const stop = new AbortController();
    setImmediate(() => stop.abort());
    ok((await keysIn(keys.join('\n'), isNumber, stop.signal)).keys.length < mostKeys);
  });

  it('of one endless line is empty', async () => {
    deepEqual((await keysIn('a@'.repeat(1_500_000), isNumber)).keys, []);
    deepEqual((await keysIn(`${'x'.repeat(100_000)}\nada@example.com`, isNumber)).keys.length, 1);
  });
});
