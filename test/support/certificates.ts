// Authorities made for one test run, each with a certificate for this machine: what a company's own authority is to a host.
// They are made with openssl, which stands on every Debian that can clone over https (ca-certificates needs it), on macOS
// and with Git for Windows.

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Names the folder of the authorities to the tests in the host. */
export const CERTIFICATES = 'CLIENTELE_TEST_CERTIFICATES';

/** `node`: trusted by NODE_EXTRA_CA_CERTS. `system`: one of the machine's own. `unknown`: trusted by nobody. */
export const authorities = ['node', 'system', 'unknown'] as const;

export type Authority = (typeof authorities)[number];

/** The host name that no name server knows: only a proxy can lead there. */
export const farHost = 'api.clientele.test';

/** Makes the authorities in a folder; the result is the environment in which a process trusts two of them. */
export function makeCertificates(folder: string): Record<string, string> {
  const names = `subjectAltName=DNS:${farHost},DNS:localhost,IP:127.0.0.1\nbasicConstraints=CA:FALSE\n`;
  writeFileSync(path.join(folder, 'names.txt'), names);
  for (const authority of authorities) {
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    const subject = (name: string) => ['-subj', `/O=Clientele tests/CN=${name} ${authority}`];
    openssl(folder, [
      ...['req', '-x509', ...key, ...subject('Authority'), '-days', '2'],
      ...['-keyout', `${authority}-authority.key`, '-out', `${authority}-authority.pem`],
    ]);
    openssl(folder, [
      ...['req', ...key, ...subject('Server')],
      ...['-keyout', `${authority}.key`, '-out', `${authority}.csr`],
    ]);
    openssl(folder, [
      ...['x509', '-req', '-in', `${authority}.csr`, '-days', '2', '-CAcreateserial', '-extfile', 'names.txt'],
      ...['-CA', `${authority}-authority.pem`, '-CAkey', `${authority}-authority.key`, '-out', `${authority}.pem`],
    ]);
  }
  return {
    [CERTIFICATES]: folder,
    NODE_EXTRA_CA_CERTS: path.join(folder, 'node-authority.pem'),
    // Where OpenSSL looks for the machine's own authorities on Linux.
    SSL_CERT_FILE: path.join(folder, 'system-authority.pem'),
  };
}

/** What a server shows that this authority vouches for. */
export function certificateOf(authority: Authority): { readonly key: string; readonly cert: string } {
  const folder = process.env[CERTIFICATES];
  if (folder === undefined) throw new Error(`${CERTIFICATES} is not set: the runner of the host tests makes them.`);
  const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');
  return { key: read(`${authority}.key`), cert: read(`${authority}.pem`) };
}

function openssl(cwd: string, args: readonly string[]): void {
  const done = spawnSync('openssl', args, { cwd, encoding: 'utf8' });
  if (done.status === 0) return;
  throw new Error(
    `The test needs openssl, and "openssl ${args[0]}" failed: ${done.stderr ?? ''}${done.error?.message ?? ''}`,
  );
}
