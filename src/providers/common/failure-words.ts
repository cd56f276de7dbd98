/** What APIs write in an envelope, or in a part of it, where something went wrong: flags, codes of their own, words. */
import { isNothing } from '../../core/requests/nothing-words.ts';
import { isGoodNews, words } from '../../core/requests/words.ts';

type Part = Readonly<Record<string, unknown>>;

const successFlag = /^(?:is[_-]?)?(?:success(?:ful)?|succeeded|ok)$/i;
const failureFlag = /^(?:is[_-]?|has[_-]?)?(?:errors?|fail(?:ed|ures?)?)$/i;

const isFalse = (value: unknown): boolean =>
  value === false || value === 0 || (typeof value === 'string' && /^\s*(?:false|0|no)\s*$/i.test(value));
const isTrue = (value: unknown): boolean =>
  value === true || (typeof value === 'string' && /^\s*(?:true|yes)\s*$/i.test(value));

/** Members that are looked at: no envelope has as many, and where rows are members there may be a million. */
const most = 200;

function some(part: Part, name: RegExp, is: (value: unknown) => boolean): boolean {
  let left = most;
  for (const key in part) {
    if (left-- === 0) return false;
    if (name.test(key) && is(part[key])) return true;
  }
  return false;
}

/** `success: false`, `isSuccess: false`. */
export const deniesSuccess = (part: Part): boolean => some(part, successFlag, isFalse);

/** `success: true`, `status: "success"`. */
export const affirmsSuccess = (part: Part): boolean =>
  some(part, successFlag, isTrue) ||
  (typeof part.status === 'string' && /^\s*(?:success\w*|ok|true)\s*$/i.test(part.status));

const failed =
  /^\s*(?:fail(?:ed|ure)?|err(?:or)?|exception|false|unsuccessful|un(?:authorized|authenticated)|forbidden|denied|n?ko|nok|notok)\s*(?:$|[:;,.(])/i;

export const isFailedWord = (status: unknown): boolean =>
  status === false || (typeof status === 'string' && failed.test(status));

/** `hasError: true`, `result: "error"`. */
export const saysFailed = (part: Part): boolean =>
  some(part, failureFlag, isTrue) ||
  [part.status, part.statusText, part.status_text, part.result, part.outcome, part.response].some(isFailedWord);

const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number' || (typeof value === 'string' && /^\s*-?\d{1,9}\s*$/.test(value))
    ? Number(value)
    : undefined;

const errorCode = /^err(?:or)?[_-]?(?:code|no|num(?:ber)?)$/i;
const anyCode = /^(?:code|ret|rc|(?:result|return|ret|response|status)[_-]?code)$/i;

/**
 * `errcode: 40001`; `ret: -1`; and a code of its own beside words that are no good news: 0, 1 and what is like HTTP's stand
 * for success everywhere, others in some APIs, which say so in words.
 */
export function hasErrorCode(part: Part, isSuccess: boolean): boolean {
  const is = (test: (code: number) => boolean) => (value: unknown) => {
    const code = numberOf(value);
    return code !== undefined && test(code);
  };
  if (
    some(
      part,
      errorCode,
      is(code => code !== 0),
    )
  )
    return true;
  if (isSuccess) return false;
  if (
    some(
      part,
      anyCode,
      is(code => code < 0),
    )
  )
    return true;
  const said = words(part, ...messages);
  if (said === undefined || isGoodNews(said) || isNothing(said)) return false;
  return some(
    part,
    anyCode,
    is(code => code > 1 && !(code >= 200 && code < 300)),
  );
}

const messages = ['message', 'msg', 'error_message', 'errorMessage', 'errmsg', 'errMsg'].map(key => [key]);

const errorWords =
  /^(?:err(?:or)?|exception|fault|failure)[_-]?(?:message|msg|desc(?:ription)?|details?|text|reason)?$|^errors$/i;
const anyWords = /^(?:message|msg)$/i;

/** An error that is named, or a message that is about one. A list that is empty is not one because its message is dull. */
export const speaksOfFailure = (part: Part): boolean =>
  some(part, errorWords, value => value === true || isSaid(words(value, []) ?? '')) ||
  some(part, anyWords, value => typeof value === 'string' && isBadNews(value));

/** What some APIs write where there is no error. */
export const isSaid = (said: string): boolean => !/^\s*(?:0|false|none|null|ok|no errors?|success\w*)?\s*$/i.test(said);

/** Whether words are of a failure; such as “No errors” are not. */
export const isBadNews = (said: string): boolean => badNews.test(said.replace(noBadNews, ''));

const noBadNews = /\b(?:no|without|zero|0) (?:errors?|failures?|exceptions?)\b/gi;

const badNews = new RegExp(
  [
    '\\b(?:invalid|expired|revoked|denied|forbidden|suspended|unavailable|not (?:allowed|permitted|authori[sz]ed))\\b',
    '\\bun(?:authori[sz]ed|authenticated)\\b|\\b(?:went|gone) wrong\\b|\\btoo many\\b',
    '\\b(?:errors?|exception|failed|failure|timed? ?out)\\b',
    // What a service says of its own state.
    '\\bmaintenance\\b|\\btry (?:again )?(?:later|in )|\\b(?:overloaded|unreachable|busy|offline)\\b',
    '\\b(?:quota|limit)s? (?:\\w+ )?(?:reached|exceeded)|\\bexceed(?:s|ed) (?:\\w+ )?(?:quota|limit)',
    "\\b(?:could not|couldn[’']t|cannot|can[’']t|unable to) (?:connect|reach|process|load|fetch|read|complete|handle)\\b",
    '\\b(?:account|key|token|subscription|plan|store|company|merchant|user) (?:(?:is|was|has\\sbeen)\\s)?(?:inactive|disabled|deactivated|blocked|locked|closed|frozen)\\b',
    '\\b(?:missing|lacks?|without|insufficient) (?:\\w+ ){0,2}(?:key|token|credentials?|permissions?|scopes?|rights?|funds|credits?)\\b',
    // In French and Spanish, whose accents end no word here.
    '\\b(?:expir[éa]|invalide|inv[áa]lid|erreur|interdit|refus[ée]|non autoris|no autorizad|denegad)|[ée]chou|[ée]chec',
  ].join('|'),
  'i',
);
