// https://docs.xtrakit.com/overview/customers/list-customers
import { pick } from '../people/dice.ts';
import { uuid } from '../people/ids.ts';
import { notableRow } from '../people/notable.ts';
import type { Population } from '../people/people.ts';
import {
  type Answer,
  type Api,
  bearer,
  ok,
  rowsFrom,
  type SandboxRequest,
  type Shapes,
  secret,
  type World,
} from '../wire/wire.ts';

const GROUPS = ['Premium Customers', 'Wholesale', 'Walk-in', 'Online'] as const;
const KINDS = ['pos', 'invoice', 'storefront'] as const;
const PAID = ['paid', 'paid', 'partial', 'draft'] as const;

type Row = Readonly<Record<string, unknown>>;

/** Xtrakit’s API as its pages describe it. */
class XtrakitSandbox {
  private readonly people: Population;
  private readonly shapes: Shapes;
  private readonly apiKey: string;
  private readonly owner: string;

  constructor({ seed, people, shapes }: World) {
    this.people = people;
    this.shapes = shapes;
    this.apiKey = secret('xtk_');
    this.owner = uuid(seed, 'xtrakit owner');
  }

  /** Its routes, keys and refusals. */
  describe(): Api {
    return {
      base: '/api/v1',
      credentials: () => ({ apiKey: this.apiKey }),
      guard: request => (bearer(request) === this.apiKey ? {} : { refusal: failure(401, 'Unauthenticated.') }),
      notable: which => {
        const row = notableRow(which, this.people.size);
        return row === undefined ? undefined : String(row + 1);
      },
      noRoute: ({ method }, allowed) =>
        allowed.length
          ? failure(405, `The ${method} method is not supported for this route.`)
          : failure(404, 'Not found'),
      routes: [
        { method: 'GET', path: '/customers', answer: request => this.customers(request) },
        {
          method: 'GET',
          path: '/customers/:id',
          answer: (_, id) => {
            const row = /^[1-9]\d{0,14}$/.test(id) ? Number(id) - 1 : this.people.size;
            if (row >= this.people.size) return failure(404, 'Customer not found');
            return ok({ status: 200, message: 'Customer found', data: { customer: this.customer(row) } });
          },
        },
        { method: 'GET', path: '/customer-groups', answer: () => this.listed('Groups', 'groups', GROUPS.map(group)) },
        { method: 'GET', path: '/sales', answer: request => this.sales(request) },
        {
          method: 'GET',
          path: '/user/authenticate',
          answer: () =>
            ok({ status: 200, message: 'Authenticated', data: { user: { id: this.owner, name: 'Edward' } } }),
        },
      ],
    };
  }

  private customer(row: number): Row {
    const person = this.people.at(row);
    const phone = person.phone && (person.phone.dial ? `+${person.phone.dial}` : '') + person.phone.national;
    const missing = (fact: string): boolean => person.roll(fact) < 0.15;
    return {
      ...{ id: row + 1, user_id: this.owner, business_code: '15848484' },
      customer_group_id: missing('group') ? null : 1 + Math.floor(person.roll('which group') * GROUPS.length),
      ...{ customer_name: person.name, customer_email: person.email, customer_phone: phone },
      customer_whatsapp: missing('whatsapp') ? null : phone,
      ...{ customer_country: person.country.name, customer_city: person.city, customer_state: person.state },
      customer_zip: missing('zip') ? '' : person.zip,
      ...{ address1: `${person.house} ${person.street}`, address2: missing('second line') ? null : 'Apt 4B' },
      customer_profile: missing('picture') ? null : `https://pictures.example.com/customer${row + 1}.jpg`,
      ...{
        created_by: 'Edward',
        created_at: local(this.joined(row)),
        updated_at: local(this.joined(row), person.roll('updated')),
      },
    };
  }

  /** The oldest customer has the lowest number and stands first. */
  private joined(row: number): Date {
    return this.people.at(this.people.size - 1 - row).joined;
  }

  private sale(row: number, at: number): Row {
    const person = this.people.at(row);
    const total = (5 + person.roll(`total ${at}`) * 800).toFixed(2);
    const code = 300_000 + row * 8 + at;
    return {
      ...{ id: row * 8 + at + 1, invoice_code: code, invoice_number: `INV-${String(code).padStart(6, '0')}` },
      ...{
        customer_id: String(row + 1),
        sub_total_amount: total,
        total_amount: total,
        amount_paid: total,
        discount: '0.00',
      },
      ...{ invoice_type: pick(KINDS, person.roll(`kind ${at}`)), invoice_colour: '#FFFFFF', invoice_note: null },
      ...{
        payment_date: local(this.joined(row), at).slice(0, 10),
        payment_status: pick(PAID, person.roll(`paid ${at}`)),
      },
      ...{
        due_date: local(this.joined(row), at + 14).slice(0, 10),
        issued_by: 'Edward',
        created_at: local(this.joined(row), at),
      },
    };
  }

  private customers({ query }: SandboxRequest): Answer {
    const group = query.customer_group_id;
    if (group && !/^\d+$/.test(group)) return failure(400, 'The customer group id must be an integer.');
    const inTime = between(query);
    if (typeof inTime === 'string') return failure(400, inTime);
    const found = rowsFrom(0, this.people.size, this.people.size)
      .map(row => this.customer(row))
      .filter(row => (!group || row.customer_group_id === Number(group)) && inTime(row));
    return this.listed('Customers', 'customers', found);
  }

  private sales({ query }: SandboxRequest): Answer {
    const id = query.customer_id;
    if (id && !/^\d+$/.test(id)) return failure(400, 'The customer id must be a number.');
    const rows = id
      ? rowsFrom(Number(id) - 1, 1, this.people.size).filter(row => row >= 0)
      : rowsFrom(0, this.people.size, this.people.size);
    const found = rows
      .flatMap(row => rowsFrom(0, 8, Math.floor(this.people.at(row).roll('sales') * 7)).map(at => this.sale(row, at)))
      .filter(made =>
        ['invoice_code', 'invoice_type', 'payment_status', 'payment_date'].every(
          name => !query[name] || String(made[name]) === query[name],
        ),
      );
    return this.listed('Sales', 'sales', found);
  }

  /** The samples show one object where a list is due, followed by dots: a list, a keyed object, or one object. */
  private listed(title: string, key: string, found: readonly Row[]): Answer {
    const keyed = Object.fromEntries(found.map(row => [String(row.id), row]));
    const rows = { array: found, keyed, single: found.length === 1 ? found[0] : found }[this.shapes.xtrakit ?? 'array'];
    return ok({ status: 200, message: `${title} found: ${found.length}`, data: { [key]: rows } });
  }
}

export const xtrakit = (world: World): Api => new XtrakitSandbox(world).describe();

function group(group_name: string, at: number): Row {
  const created_at = '2024-08-04 08:23:45';
  return {
    id: at + 1,
    group_name,
    group_description: `Sample group: ${group_name}`,
    created_at,
    updated_at: '2024-08-04 02:00:43',
  };
}

/** `created_at` is the start and `updated_at` the end of the same range, whatever their names say. */
function between(query: SandboxRequest['query']): string | ((row: Row) => boolean) {
  const [from, to] = [query.created_at ?? '', query.updated_at ?? ''];
  const start = /^(\d{4}-\d\d-\d\d)(?: (\d{1,2}):(\d{1,2}):(\d{1,2}))?$/.exec(from);
  if (from && !start) return 'The created at does not match the format YYYY-MM-DD H:m:s.';
  if (to && !/^\d{4}-\d\d-\d\d$/.test(to)) return 'The updated at does not match the format YYYY-MM-DD.';
  const [, day = '', ...clock] = start ?? [];
  const earliest = day && `${day} ${clock.map(part => (part ?? '').padStart(2, '0')).join(':')}`;
  return row => String(row.created_at) >= earliest && (!to || String(row.created_at).slice(0, 10) <= to);
}

/** Without a zone, which is how this API writes times. */
function local(date: Date, days = 0): string {
  return new Date(date.getTime() + Math.floor(days * 86_400_000)).toISOString().slice(0, 19).replace('T', ' ');
}

function failure(status: number, message: string): Answer {
  return { status, json: { status, message } };
}
