import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { limits } from '../../../../src/customers/tools/limits.ts';
import { type Json, listIn, type ToolDesk, toolDesk } from './tool-desk.ts';

describe('finding customers for a language model', () => {
  let desk: ToolDesk;

  beforeEach(async () => {
    desk = await toolDesk();
  });
  afterEach(() => desk.close());

  const found = async (input: Json): Promise<Json> => desk.call('findCustomers', input);

  it('answers with masked rows that have an ID, a link and the connection', async () => {
    const [record] = await desk.records('devdraft');
    ok(record?.customer.email);
    const [row] = listIn(await found({ text: record.customer.email, connections: ['devdraft'] }), 'customers');
    equal(row?.id, record.customer.id);
    equal(row?.values, 'masked');
    match(String(row?.link), /^vscode:\/\/clientele\.clientele\/customer\?connection=devdraft&id=/);
    match(String(row?.email), /@private\.invalid$/);
    ok(row?.name !== record.customer.name);
  });

  it('goes on where it stopped, until everybody was handed over once', async () => {
    await desk.records('cartevo');
    const seen: unknown[] = [];
    let after: unknown;
    let total = 0;
    do {
      const answer = await found({ text: '@', connections: ['cartevo'], limit: 7, ...(after ? { after } : {}) });
      total = Number(answer.found);
      seen.push(...listIn(answer, 'customers').map(({ id }) => id));
      after = answer.after;
    } while (after);
    ok(total > 20, String(total));
    equal(seen.length, total);
    equal(new Set(seen).size, total);
  });

  it('answers the same again for the same place to go on from, and reads nothing for it', async () => {
    await desk.records('cartevo');
    const { after } = await found({ text: '@', connections: ['cartevo'], limit: 5 });
    const asked = desk.sample.requests.length;
    const [one, other] = [await found(next(after)), await found(next(after))];
    deepEqual(
      listIn(one, 'customers').map(({ id }) => id),
      listIn(other, 'customers').map(({ id }) => id),
    );
    equal(desk.sample.requests.length, asked);

    function next(place: unknown) {
      return { text: '@', connections: ['cartevo'], limit: 5, after: place };
    }
  });

  it('says so of a place to go on from that is of another search, or of none', async () => {
    await desk.records('cartevo');
    const { after } = await found({ text: '@', connections: ['cartevo'], limit: 5 });
    for (const input of [
      { text: 'a', connections: ['cartevo'], after },
      { text: '@', after: 'a999' },
    ]) {
      const answer = await found(input);
      match(String(answer.error), /“after”.*Call the tool again without “after”/);
      equal(answer.customers, undefined);
    }
  });

  it('hands over ten customers where no number is named, and fifty at most', async () => {
    await desk.records('cartevo');
    equal(listIn(await found({ text: '@', connections: ['cartevo'] }), 'customers').length, limits.usualRows);
    equal(listIn(await found({ text: '@', connections: ['cartevo'], limit: 50 }), 'customers').length, 50);
    match(String((await found({ text: '@', limit: 51 })).error), /limit.*50/);
  });

  it('stays within its characters, says that it was cut by size, and goes on from there', async () => {
    await desk.records('cartevo');
    const input = { text: '@', connections: ['cartevo'], limit: 50 };
    const text = await desk.text('findCustomers', input, { characters: 4000 });
    ok(text.length <= 4000, String(text.length));
    const answer = JSON.parse(text) as Json;
    const rows = listIn(answer, 'customers');
    ok(rows.length > 1 && rows.length < 50, String(rows.length));
    match(String(answer.cutBySize), /fit into 4,000 characters.*“after”/);
    const [next] = listIn(await found({ ...input, after: answer.after }), 'customers');
    ok(next && !rows.some(({ id }) => id === next.id));
  });

  it('reads no list, and says of each connection what was not searched', async () => {
    const answer = await found({ text: 'nobody.has@this.address' });
    const asked = desk.sample.requests.map(({ path }) => path);
    ok(!asked.some(path => path.includes('cartevo') && !path.includes('auth')), asked.join());
    deepEqual(listIn(answer, 'customers'), []);
    const searched = listIn(answer, 'searched');
    deepEqual(searched.map(({ connection }) => connection).sort(), [
      'cartevo',
      'devdraft',
      'easytools',
      'xtrakit',
      'yativo',
    ]);
    for (const { notSearched } of searched) equal(notSearched, 'The whole list was not read.');
    match(String(answer.hint), /may exist.*Scan Whole List/);
  });

  it('claims no gap where the whole list was read', async () => {
    const { list } = await desk.sample.accounts.get('xtrakit');
    await list.join({ limit: 5000, maxAge: 60, proof: false, signal: desk.work.signal });
    const [searched] = listIn(await found({ text: '@', connections: ['xtrakit'] }), 'searched');
    equal(searched?.notSearched, undefined);
    match(JSON.stringify(searched?.looked), /Looked at all 60 customers/);
  });

  it('hands over what was found although a connection fails, with why and what to do', async () => {
    desk.sample.script({ provider: 'devdraft', status: 401, json: { message: 'Ask Canary Birdsong' }, times: 9 });
    await desk.records('cartevo');
    const answer = await found({ text: '@example', connections: ['cartevo', 'devdraft'] });
    ok(listIn(answer, 'customers').length > 0);
    const failed = listIn(answer, 'searched').find(({ connection }) => connection === 'devdraft');
    match(String(failed?.error), /refused the credentials.*Update Credentials/);
    ok(!JSON.stringify(answer).includes('Birdsong'));
  });

  it('refuses what looks like a key, a connection that is none and an input that is not understood', async () => {
    match(String((await found({ text: 'Bearer abcdefghijklmnop' })).error), /looks like a key.*Search for a name/);
    match(
      String((await found({ text: 'x', connections: ['none'] })).error),
      /no connection.*clientele_listConnections/,
    );
    match(String((await found({ text: '' })).error), /text.*Correct it/);
    match(String((await found({ text: 'x', scan: true })).error), /scan.*Correct it/);
    match(String((await found({})).error), /text.*Correct it/);
    equal(desk.sample.requests.length, 0);
  });
});
