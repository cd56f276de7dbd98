// https://docs.xtrakit.com/overview/customers/list-customers
import { uuid } from '../people/ids.ts';
import { type Answer, type Api, bearer, ok, rowsFrom, type SandboxRequest, secret, type World } from '../wire/wire.ts';
import { between, failure, listed, local, type Row } from './answers.ts';
import { Business } from './business.ts';
import { oneSale, sales } from './sales.ts';

const GROUPS = ['Premium Customers', 'Wholesale', 'Walk-in', 'Online'] as const;

/** Xtrakit’s API as its pages describe it. */
class XtrakitSandbox {
  private readonly business: Business;
  private readonly apiKey: string;
  private readonly owner: string;

  constructor(world: World) {
    this.business = new Business(world);
    this.apiKey = secret('xtk_');
    this.owner = uuid(world.seed, 'xtrakit owner');
  }

  /** Its routes, keys and refusals. */
  describe(): Api {
    return {
      base: '/api/v1',
      credentials: () => ({ apiKey: this.apiKey }),
      guard: request => (bearer(request) === this.apiKey ? {} : { refusal: failure(401, 'Unauthenticated.') }),
      notable: which => {
        const row = this.business.notable(which);
        return row === undefined ? undefined : String(row + 1);
      },
      noRoute: ({ method }, allowed) =>
        allowed.length
          ? failure(405, `The ${method} method is not supported for this route.`)
          : failure(404, 'Not found'),
      routes: [
        { method: 'GET', path: '/customers', answer: request => this.customers(request) },
        { method: 'GET', path: '/customers/:id', answer: (_, id) => this.alone(id) },
        { method: 'GET', path: '/customer-groups', answer: () => this.groups() },
        { method: 'GET', path: '/customer-groups/:id', answer: (_, id) => this.group(id) },
        { method: 'GET', path: '/sales', answer: request => sales(this.business, request) },
        { method: 'GET', path: '/sales/:id', answer: (_, id) => oneSale(this.business, id) },
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
    const person = this.business.people.at(row);
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
        created_at: local(this.business.joined(row)),
        updated_at: local(this.business.joined(row), person.roll('updated')),
      },
    };
  }

  private customers({ query }: SandboxRequest): Answer {
    const group = query.customer_group_id;
    if (group && !/^\d+$/.test(group)) return failure(400, 'The customer group id must be an integer.');
    const inTime = between(query, 'updated_at');
    if (typeof inTime === 'string') return failure(400, inTime);
    const { size } = this.business.people;
    const found = rowsFrom(0, size, size)
      .map(row => this.customer(row))
      .filter(row => (!group || row.customer_group_id === Number(group)) && inTime(row));
    return listed(this.business.shapes.xtrakit, 'Customers', 'customers', found);
  }

  /** With the group beside it, as a list. */
  private alone(id: string): Answer {
    const row = this.business.rowOf(id);
    if (row === undefined) return failure(404, 'Customer not found');
    const customer = this.customer(row);
    const groups = GROUPS.map(group).filter(one => one.id === customer.customer_group_id);
    return ok({ status: 200, message: 'Customer found', data: { customer, 'customer-group': groups } });
  }

  private groups(): Answer {
    return listed(this.business.shapes.xtrakit, 'Groups', 'groups', GROUPS.map(group));
  }

  private group(id: string): Answer {
    const found = GROUPS.map(group).find(one => String(one.id) === id);
    if (!found) return failure(404, 'Group not found');
    return ok({ status: 200, message: 'Group found', data: { group: found } });
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
