import assert from 'node:assert/strict';
import { foundOrder, Walk } from '../../../../src/customers/pages/walk.ts';
import { fieldsOfNobody } from '../../customers/privacy/nobody.ts';
import { desk, last, record, settled, target, withDesk } from './panel-desk.ts';

describe('the customer panel in privacy mode', () => {
  withDesk();

  const ann = { ...fieldsOfNobody, name: 'Ann Person', email: 'ann.person@shop.example' };
  const shown = () =>
    last(desk.tabs).posted.flatMap(message => (message.type === 'view' ? (message.record ?? []) : []));
  const isSeen = (text: string) => JSON.stringify(last(desk.tabs).posted).includes(text);

  async function open(): Promise<void> {
    desk.privacyMode = 'on';
    const known = record('1', 'Ann Person', ann);
    const opened = desk.detail.show({ ...target('1'), known });
    await last(desk.tabs).send({ type: 'ready' });
    last(desk.asked).answer.resolve(known);
    await opened;
  }

  it('the customer panel in privacy mode is headed by no name that is covered, until the customer is there', async () => {
    desk.privacyMode = 'on';
    const known = record('1', 'Ann Person', ann);
    const walk = Walk.at(foundOrder([{ record: known.record }]), known.record);
    const opened = desk.detail.show({ ...target('1'), walk });
    await last(desk.tabs).send({ type: 'ready' });
    const { title } = last(desk.tabs).view;
    assert.ok(title !== '' && title !== '1' && !isSeen('Ann Person'), title);
    last(desk.asked).answer.resolve(known);
    await opened;
    assert.equal(last(desk.tabs).view.title, shown().at(-1)?.customer.name);
  });

  it('the customer panel in privacy mode covers what was searched for where it says of what its place is', async () => {
    desk.privacyMode = 'on';
    const known = record('1', 'Ann Person', ann);
    const walk = Walk.at(foundOrder([{ record: known.record }]), known.record);
    const opened = desk.detail.show({ ...target('1'), walk, origin: { kind: 'search', text: 'Ann Person' } });
    await last(desk.tabs).send({ type: 'ready' });
    last(desk.asked).answer.resolve(known);
    await opened;
    assert.match(last(desk.tabs).view.walk?.whole ?? '', /^1 of 1 found for “•+/);
    assert.ok(!isSeen('Ann Person'));
  });

  it('the customer panel in privacy mode is given no value that is covered, and copies none', async () => {
    await open();
    assert.ok(shown().length > 0 && !isSeen('Ann Person') && !isSeen('ann.person'));
    assert.deepEqual(shown().at(-1)?.covered, ['name', 'email']);
    await last(desk.tabs).send({ type: 'copyField', field: 'email' });
    const { raw, serial } = shown().at(-1) ?? { raw: '', serial: 0 };
    await last(desk.tabs).send({ type: 'copyValue', serial, start: 0, end: raw.length });
    assert.match(desk.copied.join(), /@private\.invalid.*•••• covered/);
    assert.ok(!desk.copied.join().includes('Person'));
  });

  it('the customer panel in privacy mode reveals one value, by field or by place, until another customer is shown', async () => {
    await open();
    await last(desk.tabs).send({ type: 'revealField', field: 'email' });
    assert.equal(shown().at(-1)?.customer.email, 'ann.person@shop.example');
    assert.ok(!isSeen('Ann Person'));
    await last(desk.tabs).send({ type: 'revealPlace', serial: shown().at(-1)?.serial, pointer: '/name' });
    assert.match(shown().at(-1)?.raw ?? '', /"name":"Ann Person"/);
    assert.notEqual(shown().at(-1)?.customer.name, 'Ann Person');
    // Read again, it is the same customer in the same panel.
    const again = last(desk.tabs).send({ type: 'refresh' });
    last(desk.asked).answer.resolve(record('1', 'Ann Person', ann));
    await again;
    assert.equal(shown().at(-1)?.customer.email, 'ann.person@shop.example');
    const moved = desk.detail.show({
      ...target('2'),
      known: record('2', 'Other', { ...fieldsOfNobody, name: 'Other' }),
    });
    last(desk.asked).answer.resolve(record('2', 'Other', { ...fieldsOfNobody, name: 'Other' }));
    await moved;
    const back = desk.detail.show({ ...target('1'), known: record('1', 'Ann Person', ann) });
    last(desk.asked).answer.resolve(record('1', 'Ann Person', ann));
    await back;
    assert.match(shown().at(-1)?.customer.email ?? '', /private\.invalid$/);
  });

  it('the customer panel in privacy mode takes a place in the record of before for none', async () => {
    await open();
    const { serial = 0 } = shown().at(-1) ?? {};
    await last(desk.tabs).send({ type: 'revealPlace', serial: serial - 1, pointer: '/name' });
    assert.ok(!isSeen('Ann Person'));
  });

  it('the customer panel in privacy mode is drawn anew when that is switched, and asks for nothing', async () => {
    await open();
    const asked = desk.asked.length;
    desk.privacyMode = 'off';
    desk.detail.privacyChanged();
    await settled();
    assert.equal(shown().at(-1)?.customer.name, 'Ann Person');
    desk.privacyMode = 'on';
    desk.detail.privacyChanged();
    await settled();
    assert.notEqual(shown().at(-1)?.customer.name, 'Ann Person');
    assert.equal(desk.asked.length, asked);
  });
});
