import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { limits } from '../../../../src/customers/tools/limits.ts';
import { type Json, listIn, type ToolDesk, toolDesk } from './tool-desk.ts';

describe('what belongs to a customer, for a language model', () => {
  let desk: ToolDesk;

  beforeEach(async () => {
    desk = await toolDesk();
  });
  afterEach(() => desk.close());

  const firstOf = async (connection: string) => {
    const [record] = await desk.records(connection);
    ok(record);
    return { connection, id: record.customer.id };
  };
  const related = (input: Json) => desk.call('getRelated', input);

  /** A list of orders as long as it is wanted, all of one customer. */
  function orders(count: number, title: string): void {
    const items = Array.from({ length: count }, (_, at) => ({ id: at + 1, status: 'paid', product_name: title }));
    desk.sample.script({
      provider: 'easytools',
      path: /orders/,
      json: { items, pagination: { current_page: 1, total_pages: 1, total: count } },
      times: 9,
    });
  }

  it('is every section of its provider, masked, with what came of each', async () => {
    const place = await firstOf('cartevo');
    const { customer, sections } = await related(place);
    equal((customer as Json).values, 'masked');
    const [listed] = listIn(await desk.call('listConnections', {}), 'connections');
    deepEqual(
      new Set((sections as readonly Json[]).map(({ section }) => section)),
      new Set(listed?.sections as string[]),
    );
  });

  it('is the sections that are named alone, and nothing is asked for the others', async () => {
    const place = await firstOf('cartevo');
    await desk.call('getCustomer', place);
    const before = desk.sample.requests.length;
    const [section, ...others] = listIn(await related({ ...place, sections: ['cards'] }), 'sections');
    deepEqual({ section: section?.section, others: others.length }, { section: 'cards', others: 0 });
    equal(desk.sample.requests.length - before, 1);
    match(String((await related({ ...place, sections: ['thoughts'] })).error), /no such section.*It has: .*cards/);
  });

  it('goes on within a section until each item was handed over once, by one request', async () => {
    const place = await firstOf('easytools');
    await desk.call('getCustomer', place);
    orders(137, 'A course');
    const before = desk.sample.requests.length;
    const seen: unknown[] = [];
    let after: unknown;
    do {
      const text = await desk.text('getRelated', { ...place, sections: ['orders'], ...(after ? { after } : {}) });
      ok(text.length <= limits.characters);
      const [section] = listIn(JSON.parse(text) as Json, 'sections');
      ok(section);
      seen.push(...listIn(section, 'items').map(({ id }) => id));
      if (section.after) match(String(section.next), /“after”/);
      after = section.after;
    } while (after);
    deepEqual({ all: seen.length, different: new Set(seen).size }, { all: 137, different: 137 });
    equal(desk.sample.requests.length - before, 1);
  });

  it('asks the provider for its next page where all before was handed over, and again for one that failed', async () => {
    const place = await firstOf('easytools');
    await desk.call('getCustomer', place);
    const page = (current_page: number) => ({
      json: {
        items: [{ id: current_page, status: 'paid', product_name: 'A course' }],
        pagination: { current_page, total_pages: 2, total: 2 },
      },
    });
    desk.sample.script({ provider: 'easytools', path: /orders.*page=1/, ...page(1) });
    const input = { ...place, sections: ['orders'] };
    const [first] = listIn(await related(input), 'sections');
    ok(first?.after);
    desk.sample.script({ provider: 'easytools', path: /orders.*page=2/, status: 403, json: {} });
    const [failed] = listIn(await related({ ...input, after: first.after }), 'sections');
    match(String(failed?.error), /does not allow/);
    ok(failed?.after);
    desk.sample.script({ provider: 'easytools', path: /orders.*page=2/, ...page(2) });
    const [second] = listIn(await related({ ...input, after: failed.after }), 'sections');
    deepEqual(
      [first, second].flatMap(section => listIn(section ?? {}, 'items').map(({ id }) => id)),
      ['1', '2'],
    );
    equal(second?.after, undefined);
  });

  it('has titles only once the user has allowed the connection', async () => {
    const place = await firstOf('easytools');
    await desk.call('getCustomer', place);
    orders(2, 'A course for Canary Birdsong');
    const input = { ...place, sections: ['orders'] };
    ok(!(await desk.text('getRelated', input)).includes('Birdsong'));
    const [section] = listIn(await desk.allow('getRelated', { ...input, realValues: true }), 'sections');
    match(JSON.stringify(section), /Birdsong/);
  });

  it('is refused for a place to go on from that is of another customer', async () => {
    const place = await firstOf('easytools');
    const [, other] = await desk.records('easytools');
    await desk.call('getCustomer', place);
    orders(80, 'A course');
    const [section] = listIn(await related({ ...place, sections: ['orders'] }), 'sections');
    ok(section?.after && other);
    const answer = await related({ connection: 'easytools', id: other.customer.id, after: section.after });
    match(String(answer.error), /“after”/);
  });

  it('says of a section that fails why and what to do, beside those that were read', async () => {
    const place = await firstOf('cartevo');
    await desk.call('getCustomer', place);
    desk.sample.script({ provider: 'cartevo', status: 403, json: { message: 'No: Canary Birdsong' }, times: 1 });
    const sections = listIn(await related(place), 'sections');
    const failed = sections.filter(({ error }) => error);
    equal(failed.length, 1);
    match(String(failed[0]?.error), /does not allow this.*what the key may do/);
    ok(!JSON.stringify(sections).includes('Birdsong'));
  });
});
