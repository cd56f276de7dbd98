import { deepEqual, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Provider } from '../../../../src/core/model/provider.ts';
import { providers } from '../../../../src/providers/index.ts';
import { otherApis } from '../../../support/apis/apis.ts';
import { describedBy, exampleProvider } from '../../../support/manifests.ts';
import { vendors } from '../../../support/vendors/vendors.ts';
import { type AskedQuestion, type Failing, failings, type Met, met, pageSize, questionsOf } from './every-question.ts';

type Case = AskedQuestion & Met & { readonly failing: Failing };

const hasSize = ({ paging }: Provider) => paging.by !== 'whole' && paging.maxSize !== undefined;
const isNarrowed = ({ query = {} }: AskedQuestion) => query.search !== undefined || query.filters !== undefined;
const isElsewhere = ({ kind, method }: AskedQuestion) => kind === 'token' && method.tokenUrl !== undefined;
const isHere = (one: AskedQuestion) => !isElsewhere(one);
const always = () => true;
const isOf = (kind: AskedQuestion['kind']) => (one: AskedQuestion) => one.kind === kind;

/** Every cure there is, and where it can be followed. */
const cures: readonly (readonly [cure: RegExp, canBeFollowed: (one: Case) => boolean])[] = [
  [/^Update the credentials of this connection\.$/, always],
  [/^Update the credentials of this connection; where they are right, check its base URL\.$/, isHere],
  [/^Update the credentials of this connection; where they are right, check the address of the token\.$/, isElsewhere],
  [/^Check what the key may do, and any allow-list, at the provider\.$/, ({ failing }) => failing.status === 403],
  [/^Check the ID and the connection\.$/, isOf('customer')],
  [/^Check the ID\.$/, isOf('customer')],
  [/^Read the customer again: it may be gone\.$/, isOf('section')],
  [/^Change the search or the filter\.$/, isNarrowed],
  [
    /^Narrow the list with a filter, or raise the “answerLimit” of this connection in the settings\.$/,
    ({ kind, provider }) => kind === 'list' && provider.filters.length > 0,
  ],
  [
    /^Ask for smaller pages with clientele\.pageSize\.$/,
    ({ kind, provider, query }) => kind === 'list' && hasSize(provider) && (query?.pageSize ?? pageSize) <= pageSize,
  ],
  [
    /^Raise the “answerLimit” of this connection in the settings\.$/,
    ({ kind, provider }) => kind !== 'list' || provider.filters.length === 0,
  ],
  [
    /^It was asked as its documentation says: choose “Copy Raw Answer”, and report it\.$/,
    ({ kept, error }) => kept !== undefined && error.hadAnswer,
  ],
  [/^Choose “Copy Raw Answer”, and report it\.$/, ({ kept, error }) => kept !== undefined && error.hadAnswer],
  [/^Check the base URL\.$/, isHere],
  [/^Check the base URL and the key\.$/, one => isHere(one) && one.kind === 'test'],
  [
    /^Check the base URL, the key and the options of this connection \(.*\)\.$/,
    one => isHere(one) && one.provider.options.every(({ title }) => one.error.message.includes(title)),
  ],
  [/^Check the base URL and the credentials\.$/, one => isHere(one) && one.kind === 'token'],
  [/^Check the address of the token in its description\.$/, isElsewhere],
  [/^Wait, then try again\.$/, always],
  [/^It may be asked again from \S+ on\.$/, ({ error }) => error.retryAt !== undefined],
  [
    /^Try again later; nothing is wrong on your side\.$/,
    ({ failing: { status = 0 } }) => status >= 500 && status !== 511,
  ],
  [/^Try again later; where it stays so, ask the provider\.$/, ({ failing }) => failing.status === undefined],
  [/^Try again\.$/, always],
  [/^Try again; where it stays so, .*$/, always],
  [/^Try again, or raise clientele\.requestTimeout\.$/, ({ failing }) => failing.name === 'timeout'],
  [/^Check the network, the proxy and the base URL, then try again\.$/, isHere],
  [/^Check the network, the proxy and the address of the token, then try again\.$/, isElsewhere],
  [/^A proxy or a login page may stand in between; check the base URL\.$/, isHere],
  [/^A proxy or a login page may stand in between; check the address of the token\.$/, isElsewhere],
  [/^Sign in to the network, in a browser, then try again\.$/, ({ failing }) => failing.status === 511],
  [/^Look at the account at the provider.*\.$/, always],
  [/^Ask the provider\.$/, ({ failing }) => failing.status === 451],
];

const known: readonly Provider[] = [
  ...providers.values(),
  ...vendors.map(({ id }) => exampleProvider(id)),
  ...otherApis.map(({ manifest }) => describedBy(manifest('https://accounts.example.com'))),
];
const settings = Object.keys(
  JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../../../package.json'), 'utf8')).contributes
    .configuration.properties,
);

describe('what to do about a failure, of every question to every provider', () => {
  let cases: readonly Case[] = [];

  before(async function () {
    this.timeout(120_000);
    const asked = known.flatMap(provider => [...questionsOf(withoutLimit(provider))]);
    const all = asked.flatMap(question => failings.map(failing => ({ question, failing })));
    const found = await Promise.all(
      all.map(async ({ question, failing }) => {
        const one = await met(question, failing);
        return one ? [{ ...question, failing, ...one }] : [];
      }),
    );
    cases = found.flat();
  });

  const cureOf = ({ error }: Case) => error.message.slice(error.happened.length).trim();
  const named = (one: Case) => `${one.provider.id}, ${one.name}, ${one.failing.name}: ${one.error.message}`;

  it('is something that can be done there', () => {
    const wrong = cases.filter(one => !cures.some(([cure, can]) => cure.test(cureOf(one)) && can(one)));
    deepEqual(wrong.map(named), []);
  });

  it('names settings that there are', () => {
    const strange = cases.filter(one =>
      [...cureOf(one).matchAll(/\bclientele(?:\.\w+)+/g)].some(([name]) => !settings.includes(name)),
    );
    deepEqual(strange.map(named), []);
  });

  it('is tried for every kind of question and every kind of failure', () => {
    ok(cases.length > 5000, `${cases.length} cases`);
    const kinds = new Set(cases.map(({ kind }) => kind));
    deepEqual([...kinds].sort(), ['customer', 'list', 'other', 'section', 'test', 'token']);
    const unmet = cures.filter(([cure]) => !cases.some(one => cure.test(cureOf(one))));
    deepEqual(
      unmet.map(([cure]) => cure.source),
      [],
    );
  });
});

/** A limit would have some of them wait for others. */
function withoutLimit({ rate: _, ...provider }: Provider): Provider {
  return provider;
}
