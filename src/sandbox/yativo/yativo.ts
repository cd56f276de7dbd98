// https://docs.yativo.com/fiat-api-reference/customers/list
import { pick } from '../people/dice.ts';
import { isUuid, type RowIds, uuid, uuids } from '../people/ids.ts';
import { notableRow } from '../people/notable.ts';
import type { Population } from '../people/people.ts';
import type { Person } from '../people/person.ts';
import { type Allowance, fixedWindow, rateHeaders } from '../wire/rate.ts';
import { type Answer, type Api, ok, rowsFrom, type SandboxRequest, secret, type World, whole } from '../wire/wire.ts';

const KYC = [
  ...(['not_started', 'pending', 'submitted', 'incomplete', 'awaiting_ubo', 'manual_review'] as const),
  ...(['under_review', 'approved', 'rejected'] as const),
] as const;
const SECTIONS = ['deposits', 'payouts', 'virtualaccounts', 'virtual_cards', 'crypto_wallets'];

/** Yativo’s API as its pages describe it. */
class YativoSandbox {
  private readonly seed: number;
  private readonly people: Population;
  private readonly rateLimits: boolean;
  private readonly keys: { apiKey: string; apiSecret: string };
  private readonly ids: RowIds;
  private readonly window: (key: string, at: number) => Allowance;

  constructor({ seed, people, rateLimits }: World) {
    this.seed = seed;
    this.people = people;
    this.rateLimits = rateLimits;
    this.keys = { apiKey: secret('yativo_pk_'), apiSecret: secret('yativo_sk_') };
    this.ids = uuids(seed, 'yativo');
    this.window = fixedWindow(20, 1000);
  }

  /** Its routes, keys and refusals. */
  describe(): Api {
    return {
      base: '/api/v1',
      credentials: method => (method === 'bearerToken' ? { bearerToken: secret('eyJ0eXAiOiJKV1QifQ.') } : this.keys),
      guard: ({ headers, at }) => {
        if (headers.authorization) {
          return {
            refusal: denied(
              403,
              'Bearer tokens are only accepted from the Yativo dashboard. Use an API key for server requests.',
            ),
          };
        }
        const [key, keySecret] = [headers['x-api-key'], headers['x-api-secret']];
        if (!key && !keySecret) return { refusal: { status: 401, json: { message: 'Unauthenticated.' } } };
        if (!key || !keySecret)
          return { refusal: denied(401, 'Both X-Api-Key and X-Api-Secret headers are required.') };
        if (key !== this.keys.apiKey || keySecret !== this.keys.apiSecret) {
          return { refusal: denied(401, 'Invalid or revoked API credentials.') };
        }
        if (!this.rateLimits) return {};
        const allowance = this.window(key, at);
        const { retryAfter } = allowance;
        const json = { error: 'rate_limit_exceeded', message: 'Too many requests.', retry_after: retryAfter };
        return {
          headers: rateHeaders(allowance),
          refusal: retryAfter === undefined ? undefined : { status: 429, json },
        };
      },
      notable: which => {
        const row = notableRow(which, this.people.size);
        return row === undefined ? undefined : this.ids.of(row);
      },
      noRoute: ({ method, path }, allowed) => {
        const message = allowed.length
          ? `The ${method} method is not supported for route api/v1${path}. Supported methods: ${allowed.join(', ')}.`
          : `The route api/v1${path} could not be found.`;
        return { status: allowed.length ? 405 : 404, json: { message } };
      },
      routes: [
        { method: 'GET', path: '/customer', answer: request => this.list(request) },
        {
          method: 'GET',
          path: '/customer/:id',
          answer: ({ query }, id) => this.ofCustomer(id, row => this.alone(row, query.include ?? '')),
        },
        {
          method: 'GET',
          path: '/customer/kyc/:id',
          answer: (_, id) => this.ofCustomer(id, row => verification(this.people.at(row))),
        },
        {
          method: 'GET',
          path: '/ip-whitelist/check',
          answer: () => ok({ ...success('Request successful'), data: addressCheck(this.keys.apiKey) }),
        },
      ],
    };
  }

  private customer(row: number): Record<string, unknown> {
    const person = this.people.at(row);
    const { alpha3 } = person.country;
    const state = kyc(person);
    return {
      customer_id: this.ids.of(row),
      customer_name: person.name,
      customer_email: person.email,
      customer_phone: person.phone && (person.phone.dial ? `+${person.phone.dial}` : '') + person.phone.national,
      customer_country: person.roll('country unknown') < 0.02 ? null : alpha3,
      customer_address: person.roll('address') < 0.9 ? address(person) : null,
      customer_type: person.roll('type') < 0.8 ? 'individual' : 'business',
      customer_status: status(person),
      customer_kyc_status: state,
      customer_kyc_reject_reason: state === 'rejected' ? 'Document is not readable' : null,
      kyc_verified_date: state === 'approved' ? micros(person.since('verified')) : null,
      can_create_vc: state === 'approved' ? 1 : 0,
      can_create_va: state === 'approved' && person.roll('va') < 0.7 ? 1 : 0,
      ...{ created_at: micros(person.joined), updated_at: micros(person.since('updated')) },
    };
  }

  private list({ query }: SandboxRequest): Answer {
    const page = whole(query.page, 1);
    const size = whole(query.per_page, 20);
    const errors = {
      ...(!(page >= 1) && { page: ['The page field must be at least 1.'] }),
      ...(!(size >= 1) && { per_page: ['The per page field must be at least 1.'] }),
      ...(query.kyc_status && !KYC.some(known => known === query.kyc_status) && selected('kyc_status')),
      ...(query.is_kyc_approved && !/^(true|false|0|1)$/.test(query.is_kyc_approved) && selected('is_kyc_approved')),
    };
    if (Object.keys(errors).length > 0) {
      return {
        status: 422,
        json: { status: 'error', status_code: 422, message: 'The given data was invalid.', errors },
      };
    }
    const rows = this.filtered(query);
    const total = rows?.length ?? this.people.size;
    const last = Math.max(1, Math.ceil(total / size));
    return ok({
      ...success('Records retrieved successfully'),
      data: rowsFrom((page - 1) * size, size, total).map(at => this.customer(rows?.[at] ?? at)),
      pagination: {
        ...{ total, per_page: size, current_page: page, last_page: last },
        ...{
          next_page_url: page < last ? elsewhere(page + 1) : null,
          prev_page_url: page > 1 ? elsewhere(page - 1) : null,
        },
      },
    });
  }

  /** Undefined where nothing is filtered. The email may be a part, the country has two letters or three. */
  private filtered(query: SandboxRequest['query']): readonly number[] | undefined {
    const email = query.email?.toLowerCase() || undefined;
    const country = query.country?.toUpperCase() || undefined;
    const state = query.kyc_status || undefined;
    const approved = query.is_kyc_approved || undefined;
    if (!email && !country && !state && !approved) return undefined;
    return this.people.matching(JSON.stringify([email, country, state, approved]), person => {
      if (email && !person.email?.toLowerCase().includes(email)) return false;
      if (country && person.country.alpha3 !== country && person.country.alpha2 !== country) return false;
      if (state && kyc(person) !== state) return false;
      return !approved || (kyc(person) === 'approved') === /^(true|1)$/.test(approved);
    });
  }

  private ofCustomer(id: string, answer: (row: number) => unknown): Answer {
    const row = isUuid(id) ? this.ids.row(id) : undefined;
    if (row === undefined || row >= this.people.size) {
      return { status: 404, json: { status: 'error', status_code: 404, message: 'Customer not found', data: null } };
    }
    return ok({ ...success('Request successful'), data: answer(row) });
  }

  private alone(row: number, include: string): Record<string, unknown> {
    const person = this.people.at(row);
    const wanted = include.split(',').flatMap(word => (word.trim() === 'all' ? SECTIONS : [word.trim()]));
    const updated = `${person.joined.toUTCString().slice(5, 17)} 16:52`;
    return {
      ...this.customer(row),
      endorsement: [{ service: 'Base', status: kyc(person) ?? 'not_started', hosted_kyc_url: '[]', updated }],
      ...Object.fromEntries(
        SECTIONS.filter(section => wanted.includes(section)).map(section => [
          section === 'deposits' ? 'customer_deposit' : `customer_${section}`,
          rowsFrom(0, 5, Math.floor(person.roll(section) * 4)).map(at => this.belonging(person, section, row, at)),
        ]),
      ),
    };
  }

  private belonging(person: Person, section: string, row: number, at: number): Record<string, unknown> {
    return {
      id: uuid(this.seed, section, row, at),
      ...{ amount: (person.roll(`${section} ${at}`) * 4000).toFixed(2), currency: 'USD', status: 'completed' },
      created_at: micros(person.joined, at * 3_600_000),
    };
  }
}

export const yativo = (world: World): Api => new YativoSandbox(world).describe();

function address({ city, state, zip, street, house, country }: Person): Record<string, string> {
  return { city, state, zipcode: zip, street, number: house, country: country.alpha3 };
}

function status(person: Person): string {
  return pick(
    ['active', 'active', 'active', 'active', 'active', 'active', 'pending', 'inactive', 'suspended'],
    person.roll('status'),
  );
}

function kyc(person: Person): string | null {
  const rolled = person.roll('kyc');
  return rolled < 0.05 ? null : rolled < 0.5 ? 'approved' : pick(KYC, person.roll('kyc state'));
}

function verification(person: Person): Record<string, unknown> {
  return {
    ...{ first_name: person.given, last_name: person.family, status: kyc(person) ?? 'not_started' },
    ...{ kyc_rejection_reasons: [], kyc_requirements_due: [], bio_data: {}, kyc_link: null },
    is_va_approved: kyc(person) === 'approved',
  };
}

function addressCheck(key: string): Record<string, unknown> {
  const ip = '203.0.113.10';
  return {
    key_usage: {
      ...{
        authenticated_with_api_key: true,
        key: `${key.slice(0, 16)}...`,
        request_ip: ip,
        allowed_server: true,
        matched_entry: ip,
      },
      message: `This API key is being used from an allowed server (${ip} matches ${ip}).`,
    },
    ...{ result: 'pass', summary: `${ip} passes the IP whitelist.`, tested_ip: ip, tested_ip_source: 'detected' },
  };
}

function success(message: string): Record<string, unknown> {
  return { status: 'success', status_code: 200, message };
}

function denied(status: 401 | 403, error: string): Answer {
  const message = status === 401 ? 'Unauthorized' : 'Forbidden';
  return { status, json: { status: 'error', status_code: status, message, data: { error } } };
}

function selected(field: string): Record<string, string[]> {
  return { [field]: [`The selected ${field.replaceAll('_', ' ')} is invalid.`] };
}

/** Another host and no filters, as the real one may send it: a link that is not to be followed. */
function elsewhere(page: number): string {
  return `https://api.yativo.example/api/v1/customer?page=${page}`;
}

/** ISO 8601 with six decimals. */
function micros(date: Date, later = 0): string {
  return new Date(date.getTime() + later).toISOString().replace('Z', '000Z');
}
