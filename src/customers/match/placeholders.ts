/**
 * Addresses and numbers that stand in for one that nobody gave: a form asked for them, or a program had to fill a field.
 * Strangers share them, so they are no sign of who somebody is; what is missed here joins strangers, and what is taken too
 * many leaves two records of one person apart.
 */

/** What stands before the @ of an address that is nobody's, wherever it is; digits and a tag may follow. */
const nobodys =
  /^(?:(?:do[._-]?not|no)[._-]?reply|no[._-]?e?mail|no[._-]?address|not[._-]?(?:available|provided|applicable|given|set)|none|null|undefined|unknown|anonym(?:ous|ized|ised)?|nobody|noone|n[._-]?a|fake|dummy|placeholder|redacted|deleted|removed|gdpr|test(?:er|ing|user)?|example|sample|guest|walk-?in|asdf+|qwerty|xxx+|foo|bar|foobar|abc|123\d*)[\d._-]*(?:\+.*)?$/;
/** What documents write before the @ of a host that is made for documents. */
const documented =
  /^(?:user|username|name|your?[._-]?name|you|me|mail|e-?mail|info|customer|client|admin|someone|somebody)[\d._-]*$/;
const documentHost = /^example\.(?:com|org|net)$/;
/** Hosts that are made to lead nowhere. */
const nowhere = /(?:^|\.)(?:invalid|noreply|nomail|noemail|no-?email)(?:\.|$)/;
/** As many characters as somebody types to be done with a field: `a@a.com`, `abc@abc.com`. */
const hasty = 5;

/** Whether an address, in lower case, is one that stands in for none. */
export function isPlaceholderEmail(address: string): boolean {
  const at = address.lastIndexOf('@');
  const [name, host] = [address.slice(0, at), address.slice(at + 1)];
  if (nobodys.test(name) || nowhere.test(host)) return true;
  if (documentHost.test(host) && documented.test(name)) return true;
  return name.length <= hasty && name === host.split('.', 1)[0];
}

/** Digits one after another, up or down: `12345678`. */
const counted = ['012345678901234567890', '098765432109876543210'] as const;
/** Of as many digits in a row nobody's number is made. */
const run = 8;

/** Whether a number in E.164 is one that stands in for none: one digit again and again, or digits counted up or down. */
export function isPlaceholderPhone(number: string): boolean {
  if (/(\d)\1{6}$/.test(number) || /^\+\d{1,3}?(\d\d)\1{3,}$/.test(number)) return true;
  for (let from = 1; from + run <= number.length; from++) {
    const digits = number.slice(from, from + run);
    if (counted.some(row => row.includes(digits))) return true;
  }
  return false;
}
