/** Reaching a server without asking it anything: a connection, and the handshake of TLS. */

import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { codeOf, NetworkFault, networkError, reachCures } from '../../core/http/network-errors.ts';
import { t } from '../../core/l10n/language.ts';
import { ClienteleError, cancelled, isClienteleError } from '../../core/model/errors.ts';

/** Milliseconds. */
const patience = 15_000;

/** What a failed connection means. */
const refusals: Readonly<Record<string, string>> = {
  ECONNREFUSED: t('{who} refused the connection'),
  ECONNRESET: t('{who} broke off the connection'),
  ETIMEDOUT: t('{who} did not answer'),
  EHOSTUNREACH: t('{who} cannot be reached from here'),
  ENETUNREACH: t('{who} cannot be reached from here'),
};

const portOf = ({ port, protocol }: URL) => Number(port || (protocol === 'https:' ? 443 : 80));
const hostOf = ({ hostname }: URL) => hostname.replace(/^\[|\]$/g, '');

/** Resolves to a sentence that names whom it reached; rejects with one that says how to, and with Node's code. */
export async function connectTo(base: URL, signal: AbortSignal): Promise<string> {
  const who = `${base.hostname}:${portOf(base)}`;
  try {
    const socket = connectTcp({ host: hostOf(base), port: portOf(base), timeout: patience });
    await ready(socket, 'connect', who, signal);
    socket.destroy();
    return t('{0} takes connections.', who);
  } catch (error) {
    if (isClienteleError(error)) throw error;
    const code = codeOf(error);
    const what = refusals[code];
    if (what === undefined) throw networkError(error, who);
    const cure = reachCures[code];
    throw new ClienteleError({ kind: 'network', who, what: `${what} (${code})`, cure, cause: new NetworkFault(code) });
  }
}

export interface Handshake {
  readonly protocol: string;
  readonly issuer: string;
  /** As the certificate says it. */
  readonly until: string;
}

/** Shakes hands as a request would, and hangs up. */
export async function shakeHands(base: URL, who: string, signal: AbortSignal): Promise<Handshake> {
  const host = hostOf(base);
  const server = { host, port: portOf(base), ...(isIP(host) ? {} : { servername: host }) };
  const options = { ...server, timeout: patience, rejectUnauthorized: true };
  try {
    const socket: TLSSocket = connectTls(options);
    await ready(socket, 'secureConnect', who, signal);
    const { valid_to: until, issuer } = socket.getPeerCertificate();
    const protocol = socket.getProtocol() ?? 'TLS';
    socket.end();
    return { protocol, issuer: `${issuer.O ?? issuer.CN}`, until };
  } catch (error) {
    throw isClienteleError(error) ? error : networkError(error, who);
  }
}

function ready(socket: Socket, event: string, who: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => socket.destroy(cancelled(who));
    signal.addEventListener('abort', leave, { once: true });
    socket.once('close', () => signal.removeEventListener('abort', leave));
    socket.once('timeout', () => socket.destroy(new ClienteleError({ kind: 'timeout', who })));
    socket.once('error', reject);
    socket.once(event, resolve);
  });
}
