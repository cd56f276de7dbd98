/**
 * What of a text is a phone number, where people write more than that. The library would look for a number in it and drop
 * the rest, though letters may be dialled (`0800 123 HELP`) and a rest may be a second number.
 */

/** The library reads no more characters. */
const longest = 250;
const start = /[+＋\p{Nd}]/u;
const letter = /\p{L}/u;
/** Behind the last digit, where `#` may end an extension. */
const behind = /(?<=[\p{Nd}#])[^\p{Nd}#]*$/u;
/** `(office)`, without digits in it: those may be dialled. */
const remarks = /^(?:\s*(?:\([^\p{Nd}#()]*\)|\[[^\p{Nd}#[\]]*\]|（[^\p{Nd}#（）]*）))+/u;
/** `Tel.: `, `tel:`, `(mobile) `: of words in front of a number, those that are its name. */
const name = /[:.)\]）]["'\s]*\(?$/;
/** Parameters of a `tel:` address that the library drops, or reads in front of the number. */
const parameters = /;(?:isub|phone-context)=/;
/**
 * A slash with another number behind it: after as many digits as a subscriber's number has with its area code, or before an
 * area code of its own.
 */
const secondNumber = /^[^/]*(?:\d[^\d/]*){8}\/[^/]*$|^[^/]*(?:\d[^\d/]*){6}\/\s*[+(]?0\d[\d\s().-]{4,}$/;
/** The mark of an extension when it is there once. */
const tildes = /[~⁓∼～].*[~⁓∼～]/;

export interface DialledPart {
  readonly number: string;
  /** Whether there was a remark in brackets behind it: of a number with few digits it may be the rest, in letters. */
  readonly hasRemark: boolean;
}

/** The part with digits and what is between them; undefined where what is around it may be a part of the number. */
export function dialledPart(text: string): DialledPart | undefined {
  if (text.length > longest || parameters.test(text)) return undefined;
  const from = text.search(start);
  const before = text.slice(0, from);
  // After a plus a number is whole. In local form its first characters may be letters.
  if (from < 0 || (letter.test(before) && /^\p{Nd}/u.test(text.slice(from)) && !name.test(before))) return undefined;
  const found = text.slice(from);
  const after = behind.exec(found)?.[0] ?? '';
  const [remark = ''] = remarks.exec(after) ?? [];
  if (letter.test(after.slice(remark.length))) return undefined;
  const number = found.slice(0, found.length - after.length);
  if (secondNumber.test(number) || tildes.test(number)) return undefined;
  return { number, hasRemark: letter.test(remark) };
}
