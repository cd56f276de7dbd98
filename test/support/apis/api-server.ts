// The strict server of an API, on this machine, and a client of it that its manifest describes.

import type { Credentials } from '../../../src/core/model/customer.ts';
import { type LocalClient, localClientOf } from '../local-client.ts';
import { type Handler, type LocalServer, localServer } from '../local-server.ts';
import { describedBy } from '../manifests.ts';
import { Refusal } from '../vendors/vendor.ts';
import { vendorHandler } from '../vendors/vendor-server.ts';
import type { OtherApi, Reply } from './api.ts';

/** Answers the exchange of a token, and what is asked otherwise. */
export function handlerOf(api: OtherApi, people: number): Handler {
  const ask = vendorHandler(api, people);
  return (response, request) => {
    if (request.method !== 'POST' || !api.exchange) return ask(response, request);
    let reply: Reply;
    try {
      reply = api.exchange({
        ...{ body: request.body, type: String(request.headers['content-type']), path: request.url },
        headers: request.headers,
      });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      reply = error.reply;
    }
    response.writeHead(reply.status ?? 200, { 'Content-Type': 'application/json' }).end(JSON.stringify(reply.body));
  };
}

/** A client of an API with so many people. */
export async function apiClient(
  api: OtherApi,
  people: number,
  credentials: Credentials = api.credentials,
): Promise<LocalClient> {
  const accounts: LocalServer = await localServer(handlerOf(api, people));
  const { basePath: path, options = {} } = api;
  const made = await localClientOf(describedBy(api.manifest(accounts.origin)), handlerOf(api, people), {
    ...{ credentials, path, options },
  });
  return {
    ...made,
    get asked() {
      return made.asked;
    },
    async close() {
      await made.close();
      await accounts.close();
    },
  };
}
