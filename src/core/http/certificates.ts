/**
 * Whether certificates are checked at all. The process that runs us can switch that off for all who live in it, and no
 * request can switch it on again without an agent of its own, which would bypass the proxy of VS Code's settings.
 */
import https from 'node:https';
import { ClienteleError } from '../model/errors.ts';

/** What has switched the checks off, as the end of a sentence; undefined where they are on. */
function switchedOffBy(): string | undefined {
  if (process.env.NODE_TLS_REJECT_UNAUTHORIZED === '0') return 'by the variable NODE_TLS_REJECT_UNAUTHORIZED=0';
  // Another extension shares it with us.
  return https.globalAgent.options.rejectUnauthorized === false ? 'by another extension' : undefined;
}

/** Throws `configuration` where nobody would look at the certificate of whoever answers: a key must not go there. */
export function requireCertificates({ protocol }: URL, who: string): void {
  const by = protocol === 'https:' ? switchedOffBy() : undefined;
  if (by === undefined) return;
  throw new ClienteleError({
    kind: 'configuration',
    who,
    what: `was not asked: this VS Code runs with certificate checks switched off ${by}`,
    cure: by.startsWith('by the variable')
      ? 'Start VS Code without it; to trust a proxy or a server of your own, install its authority on this machine.'
      : 'Find the extension with “Start Extension Bisect”, and disable it.',
  });
}
