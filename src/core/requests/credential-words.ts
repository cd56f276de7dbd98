/** Whether the words of a failure that names no code are about credentials, which nobody may be asked with again. */

/** What credentials are called. */
const credential =
  '(?:(?:api|access|client|secret|auth|refresh)[ _-]?(?:keys?|tokens?|ids?|secrets?|credentials)|credentials?|(?:bearer )?tokens?)';
const wrong =
  '(?:invalid|incorrect|wrong|bad|unknown|expired|revoked|refused|rejected|disabled|missing|unrecogni[sz]ed)';
const notRight = '(?:not (?:valid|found|recogni[sz]ed|accepted)|mismatch)';

const lead = '^\\W*(?:error:? )?(?:the |your |an? )?';
const verb = '(?: (?:is|are|was|were|has|have))?(?: been)? ';

/** Nothing but that: `Invalid API key.`, `The access token has expired`. */
const plainly = new RegExp(
  [
    `${lead}${wrong}(?:\\sor\\s\\w+)?\\s${credential}\\W*$`,
    `${lead}${credential}${verb}(?:${wrong}|${notRight})\\b`,
    '^\\W*un(?:authorized|authenticated)\\W*$',
  ].join('|'),
  'i',
);

/** The codes of OAuth, and whatever else says so of credentials that are all there is in a question. */
const ofToken = new RegExp(
  [
    '\\b(?:invalid|unauthorized)_(?:client|grant|code)\\b',
    `\\b${wrong}\\b.{0,40}\\b(?:${credential}|client|secret|key|password|login|user)\\b`,
    `\\b(?:${credential}|client|secret|key|password|login)\\b.{0,40}\\b(?:${notRight}|${wrong})\\b`,
    '\\bun(?:authorized|authenticated)\\b|\\bauthentication failed\\b',
  ].join('|'),
  'i',
);

/** `isExchange`: the credentials were all that was sent. */
export const refusesCredentials = (words: string | undefined, isExchange: boolean): boolean =>
  words !== undefined && (plainly.test(words) || (isExchange && ofToken.test(words)));
