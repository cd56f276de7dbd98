import { acceptedEncodings } from './response-body.ts';

/** Headers of every request, unless it has others of the same name. */
export const usualHeaders = {
  Accept: 'application/json',
  'Accept-Encoding': acceptedEncodings,
  'User-Agent': 'Clientele',
} as const;
