import { parsedUrl } from '../../core/http/url.ts';

/** The image of a customer, which is asked for only when the user wants it: whoever serves it learns who looks. */
export interface AvatarSource {
  readonly url: string;
  /** What the content security policy must name to let this image and no other through. */
  readonly policy: string;
}

/** Names that lead into the user's own network or to this machine, with all names below them. */
const ownNetwork: readonly string[] = [
  ...['localhost', 'local', 'localdomain', 'lan', 'internal', 'intranet', 'private', 'corp', 'home', 'home.arpa'],
  // Public names that stand for whatever address is written in front of them, or for this machine.
  ...['nip.io', 'sslip.io', 'xip.io', 'traefik.me', 'localtest.me', 'lvh.me', 'vcap.me', 'lacolhost.com'],
];

const isOwnNetwork = (host: string): boolean => ownNetwork.some(name => host === name || host.endsWith(`.${name}`));

/** undefined for anything but a plain https address of a host on the internet. */
export function avatarSource(text: string | null): AvatarSource | undefined {
  const url = text === null ? undefined : parsedUrl(text);
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '' || url.port !== '') return undefined;
  // A `*` would let every host through; a bare name or an address may be a machine in the user's own network.
  if (!/^(?:[a-z0-9_-]+\.)+[a-z][a-z0-9-]*$/.test(url.hostname)) return undefined;
  if (isOwnNetwork(url.hostname)) return undefined;
  // Both end a source in a policy. A query is no part of one, and a path that ends in a slash would stand for all below it.
  const path = url.pathname.replaceAll(';', '%3B').replaceAll(',', '%2C');
  return { url: url.href, policy: path.endsWith('/') ? url.origin : url.origin + path };
}
