/**
 * Whether certificates are checked at all. The process that runs us can switch that off for all who live in it, and no
 * request can switch it on again without an agent of its own, which would bypass the proxy of VS Code's settings.
 */

import https from 'node:https';
import { t } from '../l10n/language.ts';
import { ClienteleError, type ErrorFacts } from '../model/errors.ts';

/** What has switched the checks off, and what to do about it; undefined where they are on. */
function switchedOff(): Pick<ErrorFacts, 'what' | 'cure'> | undefined {
  if (process.env.NODE_TLS_REJECT_UNAUTHORIZED === '0') {
    return {
      what: t(
        '{who} was not asked: this VS Code runs with certificate checks switched off by the variable NODE_TLS_REJECT_UNAUTHORIZED=0',
      ),
      cure: t(
        'Start VS Code without it; to trust a proxy or a server of your own, install its authority on this machine.',
      ),
    };
  }
  // Another extension shares it with us.
  if (https.globalAgent.options.rejectUnauthorized !== false) return undefined;
  return {
    what: t('{who} was not asked: this VS Code runs with certificate checks switched off by another extension'),
    cure: t('Find the extension with “Start Extension Bisect”, and disable it.'),
  };
}

/** Throws `configuration` where nobody would look at the certificate of whoever answers: a key must not go there. */
export function requireCertificates({ protocol }: URL, who: string): void {
  const off = protocol === 'https:' ? switchedOff() : undefined;
  if (off) throw new ClienteleError({ kind: 'configuration', who, ...off });
}
