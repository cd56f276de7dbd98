/** What a text that someone copied somewhere is about: an ID, an e-mail address, a phone number, a page of a dashboard. */

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;
const prefixed = /\bcust_[A-Za-z0-9]{4,64}\b/;
const email = /[^\s@<>"'(),:;[\]]+@[^\s@<>"'(),:;[\]]+\.[^\s@<>"'(),:;[\].]{2,}/;
const phone = /^\+?[\d\s().-]{7,24}$/;
const digits = /^\d{1,20}$/;

/** IDs that are told from other text by their shape alone, wherever they stand. */
export const idPattern = new RegExp(`${uuid.source}|${prefixed.source}`, 'gi');

export interface Recognised {
  readonly kind: 'id' | 'email' | 'phone';
  /** What to search for. */
  readonly text: string;
}

/**
 * The one thing in a text that names a customer. Of a URL the last ID in its path counts, since pages of a dashboard
 * name the shop before the customer; a bare number is an ID there. undefined when nothing in it names anyone.
 */
export function recognise(text: string): Recognised | undefined {
  const trimmed = text.trim();
  if (!trimmed || trimmed.length > 4000) return undefined;
  if (/^https?:\/\//i.test(trimmed) && URL.canParse(trimmed)) return inUrl(new URL(trimmed));
  const id = [...trimmed.matchAll(idPattern)].at(-1)?.[0];
  if (id) return { kind: 'id', text: id };
  const address = email.exec(trimmed)?.[0];
  if (address) return { kind: 'email', text: address };
  if (phone.test(trimmed) && trimmed.replace(/\D/g, '').length >= 7) return { kind: 'phone', text: trimmed };
  return undefined;
}

function inUrl(url: URL): Recognised | undefined {
  const parts = [...url.pathname.split('/'), ...url.searchParams.values(), ...url.hash.slice(1).split('/')].map(
    decoded,
  );
  const id = parts.filter(part => part.match(idPattern) || digits.test(part)).at(-1);
  if (id) return { kind: 'id', text: id.match(idPattern)?.at(-1) ?? id };
  const address = parts.find(part => email.test(part));
  return address ? { kind: 'email', text: email.exec(address)?.[0] ?? address } : undefined;
}

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};
