// What the answers of all endpoints have in common.
import { type Answer, type SandboxRequest, whole } from '../wire/wire.ts';

type Query = SandboxRequest['query'];

export function failure(statusCode: number, message: string | readonly string[], error: string): Answer {
  return { status: statusCode, json: { statusCode, message, error } };
}

/** What is wrong with the parameters of a list: a parameter that it does not know is refused as well. */
export function badParameters(query: Query, known: readonly string[], statuses: readonly string[]): string[] {
  const take = whole(query.take, 10);
  return [
    ...Object.keys(query)
      .filter(name => !known.includes(name))
      .map(name => `property ${name} should not exist`),
    ...(whole(query.skip, 0) >= 0 ? [] : ['skip must be a non-negative number']),
    ...(take >= 1 && take <= 100 ? [] : ['take must be between 1 and 100']),
    ...(!query.status || statuses.includes(query.status)
      ? []
      : [`status must be one of the following values: ${statuses.join(', ')}`]),
  ];
}

export function badDays(query: Query, ...names: readonly string[]): string[] {
  const bad = names.filter(name => {
    const day = query[name];
    return day && (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(Date.parse(day)));
  });
  return bad.map(name => `${name} must be a valid date in the format YYYY-MM-DD`);
}
