/** How often an API of a manifest may be asked. */
import type { Rate } from '../../core/model/provider.ts';
import type { RateWords } from './rate-words.ts';
import type { Manifest } from './words.ts';

/** Where only headers say how much that is: as many as there are, in a minute until a header says something else. */
const unknown = { requests: Number.MAX_SAFE_INTEGER, seconds: 60 } as const;

const windowOf = ({ requests = unknown.requests, seconds = unknown.seconds, headers }: RateWords): Rate => ({
  ...{ requests, interval: seconds * 1000 },
  ...(headers && {
    headers: Object.fromEntries(
      Object.entries(headers).flatMap(([key, name]) => (name === undefined ? [] : [[key, name.toLowerCase()]])),
    ),
  }),
});

/** Of several windows the one that allows least goes by its headers as a single one does; the others hold beside it. */
export function rateOf({ rate }: Manifest): { readonly rate?: Rate } {
  const windows = (rate === undefined ? [] : Array.isArray(rate) ? rate : [rate]).map(windowOf);
  const [first, ...also] = windows;
  return first ? { rate: also.length > 0 ? { ...first, also } : first } : {};
}
