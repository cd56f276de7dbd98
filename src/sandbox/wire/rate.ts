/** What a fixed window says about one more request. */
export interface Allowance {
  readonly limit: number;
  readonly remaining: number;
  /** Unix seconds. */
  readonly reset: number;
  /** Seconds to wait, where the request is one too many. */
  readonly retryAfter: number | undefined;
}

/** Counts requests by key in windows that start on the clock's full minute or second. */
export function fixedWindow(limit: number, milliseconds: number): (key: string, at: number) => Allowance {
  let open = -1;
  const counts = new Map<string, number>();
  return (key, at) => {
    const current = Math.floor(at / milliseconds);
    if (current !== open) counts.clear();
    open = current;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    const end = (current + 1) * milliseconds;
    return {
      limit,
      remaining: Math.max(0, limit - count),
      reset: Math.ceil(end / 1000),
      retryAfter: count > limit ? Math.max(1, Math.ceil((end - at) / 1000)) : undefined,
    };
  };
}

export function rateHeaders({ limit, remaining, reset, retryAfter }: Allowance): Record<string, string> {
  return {
    'X-RateLimit-Limit': String(limit),
    'X-RateLimit-Remaining': String(remaining),
    'X-RateLimit-Reset': String(reset),
    ...(retryAfter !== undefined && { 'Retry-After': String(retryAfter) }),
  };
}
