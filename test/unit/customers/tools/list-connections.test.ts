import { deepEqual, equal } from 'node:assert/strict';
import { listIn, type ToolDesk, toolDesk } from './tool-desk.ts';

describe('connections for a language model', () => {
  let desk: ToolDesk;

  before(async () => {
    desk = await toolDesk();
  });
  after(() => desk.close());

  it('are listed without a request, without an address, and with what can be asked of them', async () => {
    const connections = listIn(await desk.call('listConnections', {}), 'connections');
    deepEqual(
      connections.map(({ connection }) => connection),
      ['cartevo', 'yativo', 'devdraft', 'easytools', 'xtrakit'],
    );
    deepEqual(Object.keys(connections[0] ?? {}), [
      'connection',
      'name',
      'provider',
      'environment',
      'values',
      'sections',
    ]);
    equal(connections[0]?.values, 'masked');
    equal(desk.sample.requests.length, 0);
  });
});
