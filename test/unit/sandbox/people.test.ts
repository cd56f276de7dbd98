import { deepEqual, equal, match, notEqual, ok } from 'node:assert/strict';
import { isPossiblePhoneNumber, isValidPhoneNumber } from 'libphonenumber-js';
import type { Sandbox } from '../../../src/sandbox/server.ts';
import { list, object } from './json.ts';
import { sandboxes } from './sandboxes.ts';

describe('sandbox', () => {
  const { ask, open, rows, sandbox } = sandboxes();

  describe('people', () => {
    it('are the same for the same seed and others for another', async () => {
      const [same, other] = [await open({ seed: 1 }), await open({ seed: 2 })];
      const text = async (on: Sandbox): Promise<string> => (await ask('cartevo', '/customers', { on })).text;
      equal(await text(same), await text(sandbox()));
      notEqual(await text(other), await text(sandbox()));
    });

    it('have an own id and an own e-mail each, and are found by their id', async () => {
      for (const [provider, total] of Object.entries({ cartevo: 1370, yativo: 640, devdraft: 820, easytools: 460 })) {
        const people = await everyone(provider);
        equal(people.length, total, provider);
        equal(new Set(people.map(({ id }) => id)).size, total, provider);
        const emails = people.flatMap(({ email }) => (email ? [email] : []));
        equal(new Set(emails).size, emails.length, provider);
        const at = provider === 'yativo' ? 'customer' : 'customers';
        for (const { id } of [people[0], people[3], people.at(-1)].flatMap(one => one ?? [])) {
          const { json } = await ask(provider, `/${at}/${id}?currency=pln`);
          const one = 'data' in json ? object(json.data) : json;
          equal(one.id ?? one.customer_id, id);
        }
        for (const { email } of people) ok(!email || /[@.]example\.(com|net|org)$/.test(email), email ?? '');
      }
    });

    it('are known to several providers, some hundred of them, by e-mail or phone', async () => {
      const [one, other] = [await everyone('cartevo'), await everyone('devdraft')];
      const emails = new Set(one.map(({ email }) => email));
      const phones = new Set(one.map(({ phone }) => phone));
      const byEmail = other.filter(({ email }) => email && emails.has(email));
      const byPhone = other.filter(({ email, phone }) => phone && phones.has(phone) && !(email && emails.has(email)));
      ok(byEmail.length > 100, `${byEmail.length} by e-mail`);
      ok(byPhone.length > 30, `${byPhone.length} by phone alone`);
      ok(byEmail.length + byPhone.length < other.length / 2);
    });

    it('have phone numbers that are possible in their country, and nearly all valid', async () => {
      const phones = (await everyone('yativo')).flatMap(({ phone }) => (phone?.startsWith('+') ? [phone] : []));
      deepEqual(
        phones.filter(phone => !isPossiblePhoneNumber(phone)),
        [],
      );
      const invalid = phones.filter(phone => !isValidPhoneNumber(phone));
      ok(invalid.length < phones.length / 20, `${invalid.length} of ${phones.length}: ${invalid.slice(0, 20)}`);
    });

    it('are awkward on the first pages: markup, no name, no e-mail, other scripts, a phone in local form', async () => {
      const people = await rows('devdraft', '/customers?take=100');
      ok(people.some(row => row.first_name === '<img src=x onerror=alert(1)>'));
      ok(people.some(row => row.first_name === '' && row.last_name === ''));
      ok(people.some(row => row.email === null));
      ok(people.some(row => row.phone_number === '0677 12 34 56'));
      const text = JSON.stringify(await rows('yativo', '/customer?per_page=640'));
      for (const pattern of [/\p{Script=Arabic}/u, /\p{Script=Han}/u, /[àéłß]/, /O'Brien/, /\u202e/])
        match(text, pattern);
    });

    it('show every documented status', async () => {
      const statuses = async (provider: string, path: string, key: string): Promise<unknown[]> =>
        [...new Set((await rows(provider, path)).map(row => row[key]))].sort();
      deepEqual(await statuses('yativo', '/customer?per_page=640', 'customer_status'), [
        'active',
        'inactive',
        'pending',
        'suspended',
      ]);
      const kyc = await statuses('yativo', '/customer?per_page=640', 'customer_kyc_status');
      equal(kyc.length, 10);
      for (const status of ['ACTIVE', 'BLACKLISTED', 'DEACTIVATED', 'DELETED']) {
        const { json } = await ask('devdraft', `/customers?status=${status}`);
        ok(Number(json.total) > 0, status);
      }
    });

    it('come a million strong', async () => {
      const many = await open({ customers: 1_000_000 });
      const { json } = await ask('cartevo', '/customers?page=10000&limit=100', { on: many });
      const last = list(json.data).at(-1);
      equal(object(json.meta).total, 1_000_000);
      equal((await ask('cartevo', `/customers/${last?.id}`, { on: many })).status, 200);
    });

    async function everyone(provider: string): Promise<{ id: string; email: string | null; phone: string | null }[]> {
      const found: { id: string; email: string | null; phone: string | null }[] = [];
      for (let page = 1; ; page++) {
        const path = {
          cartevo: `/customers?page=${page}&limit=100`,
          yativo: `/customer?page=${page}&per_page=100`,
          devdraft: `/customers?skip=${(page - 1) * 100}&take=100`,
          easytools: `/customers?currency=pln&page=${page}`,
        }[provider];
        const batch = await rows(provider, path ?? '');
        if (batch.length === 0) return found;
        for (const row of batch) {
          const code = row.phone_country_code ? String(row.phone_country_code) : '';
          const phone = row.phone_number ?? row.customer_phone;
          found.push({
            id: String(row.id ?? row.customer_id),
            email: text(row.email ?? row.customer_email),
            phone: phone ? code + String(phone).replace(/[-\s]/g, '') : null,
          });
        }
      }
    }
  });
});

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
