// Every TCP connection that this process opens while something is done, whoever asks for it and by whatever module.

import { Socket } from 'node:net';

/** Resolves to the origins' hosts, such as `127.0.0.1:8080`, each once. Connections within the machine's file system are none. */
export async function connectionsMade(work: () => Promise<unknown>): Promise<readonly string[]> {
  const made = new Set<string>();
  const { connect } = Socket.prototype;
  // Every way to open a connection ends here: net, tls, http, fetch, with and without an agent or a proxy.
  Socket.prototype.connect = function (this: Socket, ...args: unknown[]) {
    const place = placeOf(args);
    if (place) made.add(place);
    return Reflect.apply(connect, this, args);
  };
  try {
    await work();
  } finally {
    Socket.prototype.connect = connect;
  }
  return [...made].sort();
}

/** `connect(port, host)`, `connect(options)`, or the list that Node itself makes of either. */
function placeOf(args: readonly unknown[]): string | undefined {
  const [first, second] = args.length === 1 && Array.isArray(args[0]) ? args[0] : args;
  const { port, host, path } =
    typeof first === 'object' && first !== null
      ? (first as { port?: unknown; host?: unknown; path?: unknown })
      : { port: first, host: second, path: undefined };
  return path === undefined || port !== undefined ? `${String(host ?? 'localhost')}:${String(port)}` : undefined;
}
