/**
 * Made-up values in the form of real ones: as many digits, as long, in the same letters, and the same one for the same value
 * wherever it stands. They are drawn from a key that is thrown away, so that nobody can find out what they stand for.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { formatOf } from './text-format.ts';

/** Letters of scripts, to draw others of the same script from; what is in none of these becomes an x. */
const scripts: readonly (readonly [script: RegExp, letters: string])[] = [
  [/[a-z]/, 'abcdefghijklmnopqrstuvwxyz'],
  [/[A-Z]/, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
  [/\p{Nd}/u, '0123456789'],
  [/(?=\p{Ll})\p{Script=Latin}/u, 'áàâäãåéèêëíîïñóôöõøúûüçßœž'],
  [/(?=\p{Lu})\p{Script=Latin}/u, 'ÁÀÂÄÃÅÉÈÊËÍÎÏÑÓÔÖÕØÚÛÜÇŒŽ'],
  [/(?=\p{Lu})\p{Script=Cyrillic}/u, 'АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЭЮЯ'],
  [/\p{Script=Cyrillic}/u, 'абвгдежзиклмнопрстуфхцчшыэюя'],
  [/(?=\p{Lu})\p{Script=Greek}/u, 'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ'],
  [/\p{Script=Greek}/u, 'αβγδεζηθικλμνξοπρστυφχψω'],
  [/(?=\p{L})\p{Script=Arabic}/u, 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'],
  [/(?=\p{L})\p{Script=Hebrew}/u, 'אבגדהוזחטיכלמנסעפצקרשת'],
  [/(?=\p{L})\p{Script=Devanagari}/u, 'अकखगचजटडतदनपबमयरलवशसह'],
  [/(?=\p{L})\p{Script=Thai}/u, 'กขคงจชดตถทนบปผพมยรลวสหอ'],
  [/\p{Script=Han}/u, '山川田中木林森水火土金石日月星天大小上下左右'],
  [/\p{Script=Hiragana}/u, 'あいうえおかきくけこさしすせそたちつてと'],
  [/\p{Script=Katakana}/u, 'アイウエオカキクケコサシスセソタチツテト'],
  [/\p{Script=Hangul}/u, '가나다라마바사아자차카타파하거너더러머버'],
];

/** Each as its characters, which may take two places of a text. */
const alphabets = scripts.map(([script, letters]) => [script, [...letters]] as const);
const nonzero = [...'123456789'];
const otherLetters = [...'xyz'];

/** Numbers that depend on a text and on nothing that anybody can learn. */
type Dice = (sides: number) => number;

export class MadeUp {
  private readonly key: Buffer;
  private readonly known = new Map<string, string>();
  private readonly given = new Set<string>();

  /** Two with the same key make up the same. */
  constructor(key: Buffer = randomBytes(32)) {
    this.key = key;
  }

  /** A text in the form of this one; the same for the same text. */
  text(text: string): string {
    return this.once(text, dice => {
      switch (formatOf(text)) {
        case 'uuid':
          return uuid(text, dice);
        case 'email':
          return email(text, dice);
        case 'url':
          return url(text, dice);
        case 'dateTime':
        case 'date':
          return time(text, dice);
        case 'phone':
          return phone(text, dice);
        default:
          return letters(text, dice);
      }
    });
  }

  /** An ID: what says whose it is, as `cust_` does, stays, and what is written in hexadecimal digits is so again. */
  id(text: string): string {
    const [, prefix = '', rest = text] = /^((?:[A-Za-z]{1,12}[_-])+)([A-Za-z0-9]{6,})$/.exec(text) ?? [];
    if (!/^(?=.*\d)[0-9a-f]{12,}$/.test(rest)) return prefix === '' ? this.text(text) : `${prefix}${this.text(rest)}`;
    return `${prefix}${this.once(rest, dice => rest.replace(/./g, () => dice(16).toString(16)))}`;
  }

  /** The literal of a number with as many digits; the digits that a text of them would get. 0 stays. */
  number(literal: string): string {
    const [, sign = '', digits = '', exponent = ''] = /^(-?)([\d.]+)(.*)$/.exec(literal) ?? [];
    return `${sign}${/^[0.]*$/.test(digits) ? digits : this.once(digits, dice => letters(digits, dice))}${exponent}`;
  }

  /** Different texts become different ones as long as there are any left, and none stays what it was. */
  private once(text: string, make: (dice: Dice) => string): string {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    let made = text;
    for (let round = 0; round < 50; round++) {
      made = make(this.dice(`${round} ${text}`));
      if (made !== text && !this.given.has(made)) break;
    }
    this.known.set(text, made);
    this.given.add(made);
    return made;
  }

  private dice(seed: string): Dice {
    let block = Buffer.alloc(0);
    let at = 0;
    let blocks = 0;
    return sides => {
      if (at + 2 > block.length) {
        block = createHmac('sha256', this.key).update(`${blocks++} ${seed}`).digest();
        at = 0;
      }
      at += 2;
      return block.readUInt16BE(at - 2) % sides;
    };
  }
}

/** Each letter and digit by another of its kind; a 0 at the start stays, and no number begins with one that had none. */
function letters(text: string, dice: Dice): string {
  let leading = true;
  return [...text]
    .map(character => {
      const isDigit = /\d/.test(character);
      if (isDigit && leading && character === '0') return '0';
      const alphabet = isDigit && leading ? nonzero : alphabetOf(character);
      leading = isDigit ? false : !/[\d.]/.test(character);
      return alphabet ? alphabet[dice(alphabet.length)] : character;
    })
    .join('');
}

/** undefined for what is no letter and no digit: it stays. */
const alphabetOf = (character: string): readonly string[] | undefined =>
  alphabets.find(([script]) => script.test(character))?.[1] ?? (/\p{L}/u.test(character) ? otherLetters : undefined);

/** Of the same version, so that who checks for that takes it. */
const uuid = (text: string, dice: Dice): string =>
  [...text]
    .map((character, at) => {
      // The digits that say which kind of UUID it is.
      if (character === '-' || at === 14 || at === 19) return character;
      const digit = dice(16).toString(16);
      return /[A-F]/.test(text) ? digit.toUpperCase() : digit;
    })
    .join('');

/** At a domain that nobody can have: it ends in `.example`, where the real one ends as it likes. */
function email(text: string, dice: Dice): string {
  const at = text.lastIndexOf('@');
  return `${letters(text.slice(0, at), dice)}@${host(text.slice(at + 1), dice)}`;
}

const host = (name: string, dice: Dice): string =>
  `${letters((name.split('.')[0] ?? '').replace(/[^A-Za-z0-9-]/g, 'x'), dice).toLowerCase() || 'x'}.example`;

function url(text: string, dice: Dice): string {
  const [, scheme = '', name = '', rest = ''] = /^([a-z][a-z0-9+.-]*:\/\/)([^/?#]*)(.*)$/i.exec(text) ?? [];
  return `${scheme}${host(name.replace(/^.*@/, ''), dice)}${letters(rest, dice)}`;
}

/** A time that there is, in the same layout, of this century. */
function time(text: string, dice: Dice): string {
  if (/^0000/.test(text)) return text;
  const two = (most: number, least = 0) => String(least + dice(most - least + 1)).padStart(2, '0');
  const rest = text.slice(10).replace(/^([T ])\d\d:\d\d/, (_, before) => `${before}${two(23)}:${two(59)}`);
  const seconds = rest.replace(/^([T ]\d\d:\d\d:)\d\d/, (_, before) => `${before}${two(59)}`);
  const fraction = seconds.replace(/\.\d+/, digits => digits.replace(/\d/g, () => String(dice(10))));
  return `20${two(24, 10)}-${two(12, 1)}-${two(28, 1)}${fraction}`;
}

/** As many digits behind the same calling code; the first of them is a 0, which no number abroad begins with. */
function phone(text: string, dice: Dice): string {
  let place = 0;
  const kept =
    1 + (/^\+(?:1|7)/.test(text) ? 0 : 1) + (/^\+(?:2[1-689]|3[578]|42|5[09]|6[789]|8[058]|9[679])/.test(text) ? 1 : 0);
  return text.replace(/\d/g, digit => {
    place++;
    if (place <= kept) return digit;
    return place === kept + 1 ? '0' : String(dice(10));
  });
}
