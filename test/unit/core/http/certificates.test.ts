import { equal, rejects } from 'node:assert/strict';
import https from 'node:https';
import { type UnknownAuthority, unknownAuthority } from '../../../support/unknown-authority.ts';
import { body, failsAs, send, serve, withHttp } from './asking.ts';

describe('a request where certificate checks are switched off', () => {
  withHttp();
  const variable = 'NODE_TLS_REJECT_UNAUTHORIZED';
  const { [variable]: before } = process.env;
  let server: UnknownAuthority;

  beforeEach(async () => {
    server = await unknownAuthority();
  });

  afterEach(async () => {
    if (before === undefined) delete process.env[variable];
    else process.env[variable] = before;
    delete https.globalAgent.options.rejectUnauthorized;
    await server.close();
  });

  const hosts = ['127.0.0.1', 'localhost.localdomain'];
  const urlAt = (host: string) => server.url.replace('127.0.0.1', host);

  it('a request is refused before anything is sent where a variable has switched certificate checks off, and the variable is named', async () => {
    process.env[variable] = '0';
    for (const host of hosts)
      await rejects(
        send(urlAt(host)),
        failsAs('configuration', new RegExp(`${variable}=0\\. Start VS Code without it`)),
      );
    equal(server.requests, 0);
  });

  it('a request is refused where another extension has switched certificate checks off for all', async () => {
    https.globalAgent.options.rejectUnauthorized = false;
    for (const host of hosts) await rejects(send(urlAt(host)), failsAs('configuration', /by another extension/));
    equal(server.requests, 0);
  });

  it('a request is sent to this machine without TLS, where there is no certificate to check', async () => {
    process.env[variable] = '0';
    equal((await send((await serve(body('{}'))).origin)).text, '{}');
  });

  it('a request is refused for its certificate where certificate checks are on', async () => {
    await rejects(send(server.url), failsAs('network', /certificate/));
    equal(server.requests, 0);
  });
});
