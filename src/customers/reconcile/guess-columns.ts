/** Which column of a table holds which field of a customer: guessed from names, and for the keys also from values. */

import { columnNames } from '../export/columns.ts';
import { codeOf } from './cell-forms.ts';

/** Cells by the columns that were asked for; null for nothing. */
export type TableRow = readonly (string | null)[];

/** Columns by the name of the field or its part, as exports name them; more than one are joined by a space. */
export type ColumnMap = Readonly<Partial<Record<string, readonly string[]>>>;

/** What else columns are called, in small letters and digits alone. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  id: [
    'customerid',
    'uuid',
    'customeruuid',
    'userid',
    'clientid',
    'customernumber',
    'customerno',
    'accountid',
    'kundennummer',
    ...['identifiant', 'identificador', 'identyfikator', 'numeroclient', 'idclient', 'idcliente'],
  ],
  name: ['fullname', 'customername', 'displayname', 'contactname', 'kundenname'],
  email: [
    'emailaddress',
    'mail',
    'emailaddr',
    'customeremail',
    'emailadresse',
    'courriel',
    'correo',
    'correoelectronico',
    'adresemail',
  ],
  phone: [
    'phonenumber',
    'telephone',
    'tel',
    'mobile',
    'mobilephone',
    'msisdn',
    'cell',
    'customerphone',
    'telefon',
    'telefono',
    'telefone',
    'celular',
    'portable',
  ],
  type: ['customertype', 'kind'],
  status: ['state', 'customerstatus', 'accountstatus', 'statut', 'estado'],
  country: ['countrycode', 'countryname', 'land', 'pays', 'pais', 'kraj'],
  'address.line1': ['address1', 'addressline1', 'street', 'streetaddress', 'line1', 'address'],
  'address.line2': ['address2', 'addressline2', 'line2'],
  'address.city': ['city', 'town', 'stadt', 'ville', 'ciudad', 'cidade', 'miasto'],
  'address.state': ['region', 'province'],
  'address.postalCode': [
    'postalcode',
    'zip',
    'zipcode',
    'postcode',
    'plz',
    'codepostal',
    'codigopostal',
    'kodpocztowy',
    'cep',
  ],
  avatarUrl: ['avatar', 'photourl', 'imageurl'],
  createdAt: ['created', 'createddate', 'creationdate', 'signup', 'signupdate', 'registered', 'registeredat', 'joined'],
  updatedAt: ['updated', 'lastupdated', 'modified', 'modifiedat'],
  firstOrderAt: ['firstorder', 'firstorderdate', 'firstseen'],
  lastOrderAt: ['lastorder', 'lastorderdate', 'lastseen'],
  orders: ['orderscount', 'ordercount', 'numberoforders', 'totalorders'],
  subscriptions: ['subscriptionscount', 'subscriptioncount'],
  'lifetimeValue.amount': ['lifetimevalue', 'ltv', 'totalspent', 'totalspend'],
  'lifetimeValue.currency': ['currency'],
  'lastSpent.amount': ['lastspent'],
};
const givenNames = ['firstname', 'givenname', 'forename', 'vorname', 'prenom', 'nombre', 'nome', 'imie'];
const familyNames = ['lastname', 'familyname', 'surname', 'nachname', 'nom', 'apellidos', 'sobrenome', 'nazwisko'];

/** Without accents, as the names below are. */
const plain = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const email = /^[^\s@]{1,64}@[^\s@]{1,255}$/;
const phone = /^\+?[\d][\d ().-]{6,22}$/;

/** Of the values that are there, how many a column of this kind has at least. */
const share = 0.8;

/** `examples` are rows by `columns`. A column is used once. */
export function guessColumns(columns: readonly string[], examples: readonly TableRow[]): ColumnMap {
  const found: Record<string, readonly string[]> = {};
  const taken = new Set<string>();
  const take = (field: string, names: readonly (string | undefined)[]) => {
    const there = names.flatMap(name => (name === undefined || taken.has(name) ? [] : [name]));
    if (there.length === 0 || found[field]) return;
    found[field] = there;
    for (const name of there) taken.add(name);
  };
  const called = (names: readonly string[]) =>
    columns.find(column => names.includes(plain(column)) && !taken.has(column));
  for (const field of columnNames) take(field, [called([plain(field)])]);
  for (const field of columnNames) take(field, [called(otherNames[field] ?? [])]);
  take('name', [called(givenNames), called(familyNames)]);
  const holding = (pattern: RegExp) =>
    columns.find(
      (column, at) =>
        !taken.has(column) &&
        isMostly(
          examples.map(row => row[at] ?? null),
          pattern,
        ),
    );
  take('email', [holding(email)]);
  take('phone', [holding(phone)]);
  take('id', [columns.find(column => !taken.has(column) && /(^|[\s_.-])id$|[a-z]ID$|Id$/.test(column))]);
  return found;
}

/** Rows that a title may take. */
const mostLead = 20;

/** A number without a plus may be a day. */
const isSomebody = (cell: string): boolean =>
  email.test(cell.slice(0, 400)) || (cell.startsWith('+') && phone.test(cell.slice(0, 40)));

/**
 * How many rows stand above a table, as a title does: with fewer cells than the names of columns that come behind them, and
 * with nobody in them. Where one has several cells, more than one name has to be known.
 */
export function leadOf(rows: readonly (readonly string[])[]): number {
  const cellsIn = (row: readonly string[]) => row.filter(cell => cell.trim() !== '').length;
  const known = (row: readonly string[]) => Object.keys(guessColumns(row, [])).length;
  const first = rows.slice(0, mostLead).findIndex(row => known(row) > 0);
  const head = rows[first];
  if (first <= 0 || !head) return 0;
  const above = rows.slice(0, first);
  const widest = Math.max(...above.map(cellsIn));
  const isTitle = widest < cellsIn(head) && (widest < 2 || known(head) > 1) && !above.flat().some(isSomebody);
  return isTitle ? first : 0;
}

function isMostly(values: readonly (string | null)[], pattern: RegExp): boolean {
  const there = values.filter(value => value !== null);
  const fit = there.filter(value => pattern.test(value.slice(0, 400)));
  return there.length > 0 && fit.length >= there.length * share;
}

/** A number with a comma before its last digits, which is no thousand's: 1250,50 and 1.250,50. */
const decimalComma = /^[-+]?(?:\d{1,3}(?:[. \u00a0\u202f']\d{3})+|\d+),\d{1,2}$/;
const decimalPoint = /^[-+]?(?:\d{1,3}(?:[, \u00a0\u202f']\d{3})+|\d+)\.\d{1,2}$/;

/** What most amounts are written with, as far as their digits show it; where no column is known to have any, all cells. */
export function guessDecimal(columns: readonly string[], examples: readonly TableRow[], map: ColumnMap): ',' | '.' {
  const amounts = [...(map['lifetimeValue.amount'] ?? []), ...(map['lastSpent.amount'] ?? [])];
  const cells = (amounts.length > 0 ? amounts : columns).flatMap(name =>
    examples.map(row => row[columns.indexOf(name)] ?? ''),
  );
  const count = (pattern: RegExp) => cells.filter(cell => pattern.test(amountIn(bare(cell)).digits)).length;
  return count(decimalComma) > count(decimalPoint) ? ',' : '.';
}

/** Characters of an amount at most: what is longer is none, and looking through it would take as long as it likes. */
const longestAmount = 100;

/** A currency by its code, by its sign, or by what it is called where it has none; `k` and `M` are none of these. */
const money = String.raw`(?:[A-Z]{0,3}\p{Sc}|[A-Z]{3}|zł|Kč|kr\.?|Ft|lei|Fr\.|лв\.?|руб\.?)?`;
const amount = new RegExp(String.raw`^(\(?[-+−]?)\s*(${money})\s*([-+−]?)\s*(\d.*?)\s*(${money})\s*([-−]?\)?)$`, 'u');

/**
 * An amount without its currency, as `€ 1.250,50`, `3.00 USD`, `R$ 5` and `5,00 zł`, and with its minus in front, as a book's
 * `(12.50)` and `-$5` mean it; the code where one stands there or a sign means one, and the word that stands there.
 */
export function amountIn(cell: string): {
  readonly digits: string;
  readonly currency: string | null;
  readonly word: string;
} {
  const found = cell.length > longestAmount ? null : amount.exec(cell);
  if (!found) return { digits: cell, currency: null, word: '' };
  const [, first = '', before = '', second = '', digits = '', after = '', last = ''] = found;
  const isLess = /[-−]/.test(first + second + last) || (first.startsWith('(') && last.endsWith(')'));
  const word = before || after;
  return { digits: `${isLess ? '-' : ''}${digits}`, currency: codeOf(word), word };
}

/** Without what a spreadsheet's file puts around a text: `=("00123")`, `="00123"`, and the apostrophe before a formula. */
export function bare(cell: string): string {
  if (cell.startsWith('=')) {
    const [, text] = /^=(?:\("([^"]*)"\)|"([^"]*)")$/.exec(cell)?.filter(part => part !== undefined) ?? [];
    if (text !== undefined) return text;
  }
  return /^'[=+\-@]/.test(cell) ? cell.slice(1) : cell;
}
