import { deepEqual, equal, match, notEqual, ok } from 'node:assert/strict';
import fc from 'fast-check';
import type { Customer, CustomerRecord } from '../../../../src/core/model/customer.ts';
import { maskedItem, maskedRecord, maskedRow } from '../../../../src/customers/privacy/masked.ts';
import { Pseudonyms } from '../../../../src/customers/privacy/pseudonyms.ts';

const pseudonyms = new Pseudonyms(new Uint8Array(32).fill(7));

const nothing: Customer = {
  ...{ id: 'c1', name: null, email: null, phone: null, type: null, status: null, country: null, address: null },
  ...{ avatarUrl: null, createdAt: null, updatedAt: null, firstOrderAt: null, lastOrderAt: null, orders: null },
  ...{ subscriptions: null, lifetimeValue: null, lastSpent: null },
};

const record = (customer: Partial<Customer>, raw: unknown = {}, sources: CustomerRecord['sources'] = {}) => ({
  connectionId: 'one',
  customer: { ...nothing, ...customer },
  raw: JSON.stringify(raw),
  sources,
});

const masked = (...of: Parameters<typeof record>) => maskedRecord(record(...of), pseudonyms);

describe('a masked record', () => {
  it('a masked record shows IDs, states, dates, countries, amounts and counts, and nothing else of a customer', () => {
    const shown = {
      ...{ id: 'cus_81', status: 'active' as const, country: 'CM', createdAt: '2024-03-20T10:00:00.000Z', orders: 3 },
      lifetimeValue: { amount: '196.00', currency: 'USD' },
    };
    const { customer } = masked({
      ...shown,
      ...{ name: 'Wanjiru Abdullahi', email: 'wanjiru@shop.example', phone: '+254712345678', type: 'individual' },
      address: { line1: 'Moi Avenue 4', line2: null, city: 'Nairobi', state: null, postalCode: '00100', country: 'KE' },
      avatarUrl: 'https://pictures.example/wanjiru.png',
    });
    deepEqual(customer, { ...customer, ...shown });
    deepEqual(customer.address, {
      ...{ line1: '•••• covered', line2: null, city: '•••• covered', state: null, postalCode: '•••• covered' },
      country: 'KE',
    });
    match(customer.name ?? '', /^[A-Z][a-z]+ [A-Z][a-z]+$/);
    match(customer.email ?? '', /^[a-z]+\.[a-z]+\.[\da-f]{6}@private\.invalid$/);
    match(customer.phone ?? '', /^\+999\d{9}$/);
    deepEqual(
      { type: customer.type, avatarUrl: customer.avatarUrl },
      { type: '•••• covered', avatarUrl: '•••• covered' },
    );
    deepEqual({ updatedAt: customer.updatedAt, lastSpent: customer.lastSpent }, { updatedAt: null, lastSpent: null });
  });

  it('a masked record hides an ID that is an e-mail address, a phone number or made of the name', () => {
    const telling = [
      { id: 'ann@shop.example' },
      { id: '+254712345678' },
      { id: '254712345678', phone: '+254 712 345 678' },
      { id: 'wanjiru-9', name: 'Wanjiru' },
      { id: 'WANJIRU.A', email: 'wanjiru.a@shop.example' },
    ];
    for (const one of telling) match(masked(one).customer.id, /^private-[\da-f]{16}$/);
    equal(masked({ id: '254712345678', phone: '+49309876543' }).customer.id, '254712345678');
  });

  it('a masked record has raw JSON with all keys, structure, digits of what is shown, and the kinds of what is not', () => {
    const raw =
      '{ "id":"c1", "email":"a@b.example", "first_name":"Ann","last_name":"Lee", "is_active":true, "balance":1250.50,' +
      '"created_at":"2024-01-02","date_of_birth":"1990-01-01","is_vip":true,"height":173,"note":"","x":null,' +
      '"orders":[{"id":"o-1","total":"1.10","shipping_name":"Ann"}], "passport":{"id":"P123","expires_at":"2031-01-01"},' +
      '"tax_id":"12-3","tags":["vip"],"country":"Cameroon" }';
    const sources = { id: ['/id'], email: ['/email'], name: ['/first_name', '/last_name'], country: ['/country'] };
    const whole = { ...record({ email: 'a@b.example', name: 'Ann Lee' }, {}, sources), raw };
    const { given, family, email } = pseudonyms.of(whole);
    const c = '"•••• covered"';
    equal(
      maskedRecord(whole, pseudonyms).raw,
      `{ "id":"c1", "email":"${email}", "first_name":"${given}","last_name":"${family}", "is_active":true, "balance":1250.50,` +
        `"created_at":"2024-01-02","date_of_birth":${c},"is_vip":"•••• boolean","height":"•••• number","note":"","x":null,` +
        `"orders":[{"id":"o-1","total":"1.10","shipping_name":${c}}], "passport":{"id":${c},"expires_at":${c}},` +
        `"tax_id":${c},"tags":[${c}],"country":"Cameroon" }`,
    );
  });

  it('a masked record shows a value under an allowed name only when it is what the name says', () => {
    const values = {
      id: 'Ann Lee',
      status: 'call 0123 after 5',
      created_at: 'on her birthday',
      country: 'her own',
      currency: 'USD of Ann',
      total: '0171 2345678',
      customer_id: 'ann@b.example',
    };
    deepEqual([...new Set(Object.values(JSON.parse(maskedRow(JSON.stringify(values))) as object))], ['•••• covered']);
  });

  it('a masked record covers names that are values: addresses and numbers that somebody made keys of', () =>
    equal(
      maskedRow('{"ann@b.example":{"id":"c1"},"254712345678":1,"status":"active"}'),
      '{"••••0":{"id":"•••• covered"},"••••1":"•••• number","status":"active"}',
    ));

  it('a masked record is of any depth and any JSON', () => {
    const deep = `${'[{"a":'.repeat(20_000)}"secret"${'}]'.repeat(20_000)}`;
    equal(maskedRow(deep), deep.replace('secret', '•••• covered'));
    deepEqual(['"a text"', '12', 'true', '[]', '{}', ' [1 , "b"] '].map(maskedRow), [
      ...['"•••• covered"', '"•••• number"', '"•••• boolean"', '[]', '{}', ' ["•••• number" , "•••• covered"] '],
    ]);
  });
});

describe('a masked item of a section', () => {
  const item = {
    ...{ id: 'o-1', kind: 'order', title: 'Shoes for Ann', status: 'paid', at: '2024-01-02T00:00:00.000Z' },
    amount: { amount: '10.50', currency: 'EUR' },
    raw: '{"reference":"o-1","what":"Shoes for Ann","iban":"DE00"}',
    sources: { id: ['/reference'], title: ['/what'] },
  };

  it('a masked item of a section keeps what says nothing of a person, and is called by its ID', () =>
    deepEqual(
      { ...maskedItem(item) },
      {
        ...item,
        title: 'o-1',
        sources: { id: ['/reference'] },
        raw: '{"reference":"o-1","what":"•••• covered","iban":"•••• covered"}',
      },
    ));

  it('a masked item of a section is called by what it is where it has no ID, and hides an ID made of the name', () => {
    equal(maskedItem({ ...item, id: null }).title, 'order');
    equal(
      maskedItem({ ...item, id: 'annabel-1', title: 'annabel-1' }, { ...nothing, name: 'Annabel' }).title,
      '•••• covered',
    );
  });
});

describe('a pseudonym', () => {
  it('a pseudonym is one across connections: by e-mail address in any case, or else by phone number', () => {
    const [one, other] = [
      masked({ id: '1', email: 'Ann@b.example', name: 'Ann' }),
      maskedRecord(
        { ...record({ id: '2', email: 'ann@B.example', phone: '+254712409853' }), connectionId: 'two' },
        pseudonyms,
      ),
    ];
    equal(one.customer.email, other.customer.email);
    equal(
      masked({ phone: '+254712409853' }).customer.phone,
      masked({ id: '9', phone: '+254712409853' }).customer.phone,
    );
    equal(pseudonyms.ofSign({ kind: 'email', value: 'ann@b.example' }).email, one.customer.email);
  });

  it('a pseudonym is of one person: strangers who share a placeholder have two, and another key gives everybody another', () => {
    const email = 'noreply@shop.example';
    notEqual(masked({ id: '1', email }).customer.email, masked({ id: '2', email }).customer.email);
    const other = new Pseudonyms(new Uint8Array(32).fill(8));
    const ann = record({ email: 'ann@b.example' });
    notEqual(pseudonyms.of(ann).name, other.of(ann).name);
  });

  it('a pseudonym is seldom shared: names of ten thousand people differ but for a few', () => {
    const names = new Set(Array.from({ length: 10_000 }, (_, at) => pseudonyms.of(record({ id: String(at) })).name));
    ok(names.size > 9990, `${names.size} names`);
  });
});

describe('what masking shows', () => {
  const keys = ['id', 'status', 'name', 'email', 'created_at', 'total', 'country', 'note', 'orders', 'x', 'customer'];
  const rowOf = (text: fc.Arbitrary<string>, ...names: readonly string[]) =>
    fc.letrec<{ json: unknown; leaf: unknown }>(tie => ({
      leaf: fc.oneof(text, fc.constant(null), fc.boolean(), fc.integer()),
      json: fc.oneof(
        { depthSize: 'small' },
        tie('leaf'),
        fc.array(tie('json')),
        fc.dictionary(fc.constantFrom(...names), tie('json')),
      ),
    })).json;
  const textsIn = (value: unknown): string[] =>
    typeof value === 'string'
      ? [value]
      : typeof value === 'object' && value !== null
        ? Object.values(value).flatMap(textsIn)
        : [];
  /** What is shown has no four characters of these texts in it. */
  function hasNone(shown: unknown, texts: readonly string[]): void {
    const all = textsIn(shown).join('\n');
    for (const text of texts)
      for (let at = 0; at + 4 <= text.length; at++) {
        const part = text.slice(at, at + 4);
        ok(!all.includes(part), `${JSON.stringify(part)} of ${JSON.stringify(text)} is shown: ${all}`);
      }
  }

  it('what masking shows has no four characters of a covered value in it, under allowed names either', () => {
    // Characters that no pseudonym and no cover has.
    const secret = fc.string({ minLength: 4, maxLength: 20, unit: fc.constantFrom(...'ĦØŁÞßŋ@"\\/ĸđ') });
    fc.assert(
      fc.property(rowOf(secret, ...keys), secret, secret, (raw, one, other) => {
        const customer = { name: one, email: other, phone: one, type: other, country: one, createdAt: other };
        const lifetimeValue = { amount: one, currency: other };
        const sources = { name: ['/name'], email: ['/email'], status: ['/status'], createdAt: ['/created_at'] };
        const shown = masked({ ...customer, lifetimeValue }, raw, sources);
        hasNone([shown.customer, JSON.parse(shown.raw)], [...textsIn(raw), one, other]);
      }),
      { numRuns: 300 },
    );
  });

  it('what masking shows has nothing of any value under a name that is not known, but its kind', () =>
    fc.assert(
      fc.property(rowOf(fc.string({ minLength: 1 }), 'note', 'x', 'name', 'date_of_birth', 'tax_id'), raw => {
        const shown = new Set(textsIn(JSON.parse(maskedRow(JSON.stringify(raw)))));
        for (const cover of ['•••• covered', '•••• number', '•••• boolean']) shown.delete(cover);
        deepEqual([...shown], []);
      }),
      { numRuns: 300 },
    ));
});
