// The strict server of a vendor: its customers, and what belongs to them.

import type { Handler } from '../local-server.ts';
import { belongingsOf } from './belongings.ts';
import { Refusal, type Reply, type Vendor } from './vendor.ts';

/** A vendor's server with so many people. */
export const vendorHandler =
  (vendor: Vendor, people: number): Handler =>
  (response, { method, url, headers }) => {
    const { pathname, searchParams } = new URL(url, 'http://vendor');
    const names = [...searchParams.keys()];
    const path = pathname.startsWith(vendor.basePath) ? pathname.slice(vendor.basePath.length) : `outside ${pathname}`;
    const asked = { path, query: new Map(searchParams), headers, origin: `https://${headers.host}` };
    let reply: Reply;
    try {
      if (method !== 'GET') throw new Refusal(405, { message: 'GET only' });
      if (new Set(names).size !== names.length) throw new Refusal(400, { message: 'a parameter stands twice' });
      reply = belongingsOf(vendor.id, asked) ?? vendor.answer(asked, people);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      reply = error.reply;
    }
    const { status = 200, body, headers: own = {} } = reply;
    response.writeHead(status, { 'Content-Type': 'application/json', ...own });
    response.end(body === undefined ? '' : JSON.stringify(body));
  };
