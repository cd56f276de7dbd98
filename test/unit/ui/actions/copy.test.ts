import { deepEqual, equal, match, rejects } from 'node:assert/strict';
import type { CopyKind } from '../../../../src/ui/actions/copy.ts';
import type { CustomerTarget } from '../../../../src/ui/actions/customer-target.ts';
import { failsAs } from '../../../support/fails-as.ts';
import { noPrivacy } from '../../../support/shown.ts';
import { withVscode } from '../../../support/stub-vscode.ts';
import { recordOf } from '../../customers/records.ts';

/** What stands on the clipboard after a copy, what was said of it, and what is chosen of that. */
async function copied(
  kind: CopyKind,
  people: readonly { readonly id: string; readonly email?: string }[],
  choose = '',
) {
  const texts: string[] = [];
  const said: string[] = [];
  const done: string[] = [];
  const api = {
    env: { uriScheme: 'vscode', clipboard: { writeText: async (text: string) => void texts.push(text) } },
    window: {
      setStatusBarMessage: (words: string) => void done.push(words),
      async showWarningMessage(words: string, ...choices: readonly string[]) {
        said.push(words);
        return choices.find(choice => choice === choose);
      },
    },
  };
  const { copy } = await withVscode(api, () => import('../../../../src/ui/actions/copy.ts'));
  const targets = people.map(person => ({
    connectionId: 'one',
    customerId: person.id,
    known: { record: recordOf(person) },
  }));
  // Nothing is asked of the connections for what is known.
  await copy(
    { connections: undefined as never, privacy: noPrivacy },
    kind,
    targets as unknown as readonly CustomerTarget[],
  );
  await new Promise(setImmediate);
  return { texts, said, done };
}

describe('a copied value with control characters', () => {
  const evil = 'ada\n\u001b[2Jecho\r\u009b\u2028x';
  const shown = 'ada⟨U+000A⟩⟨U+001B⟩[2Jecho⟨U+000D⟩⟨U+009B⟩⟨U+2028⟩x';

  for (const kind of ['id', 'email'] as const) {
    it(`is pasted as it is shown, and as it is when that is chosen: ${kind}`, async () => {
      const people = [{ id: evil, email: evil }];
      const { texts, said } = await copied(kind, people);
      deepEqual(texts, [shown]);
      match(said.join(), /“ada⟨U\+000A⟩.*control characters.*may run/);
      deepEqual((await copied(kind, people, 'Copy Exactly')).texts, [shown, evil]);
    });

    it(`is one line among several: ${kind}`, async () => {
      const people = ['1', evil, '3'].map(value => ({ id: value, email: value }));
      deepEqual((await copied(kind, people)).texts, [`1\n${shown}\n3`]);
    });
  }

  it('is rare: others are copied as they are, without a word', async () => {
    const value = 'Zoé\u202e\u200b’s =1+1 $(x)';
    const { texts, said } = await copied('id', [{ id: value }]);
    deepEqual(texts, [value]);
    equal(said.length, 0);
  });
});

describe('what is said of a copy', () => {
  const two = ['1', '2'].map(id => ({ id, email: `${id}@example.com` }));
  for (const [kind, one, several] of [
    ['id', 'Copied the customer ID', 'Copied the ID of 2 customers'],
    ['email', 'Copied the e-mail address', 'Copied the e-mail address of 2 customers'],
    ['link', 'Copied the link', 'Copied the link to 2 customers'],
  ] as const)
    it(`names what was copied, and of how many: ${kind}`, async () => {
      deepEqual((await copied(kind, two.slice(1))).done, [`$(check) ${one}`]);
      deepEqual((await copied(kind, two)).done, [`$(check) ${several}`]);
    });
});

describe('a copied link', () => {
  const link = 'vscode://clientele.clientele/customer?connection=one&id=';

  it('names the connection and the ID, encoded so that neither changes what the link says', async () => {
    deepEqual((await copied('link', [{ id: '42' }])).texts, [`${link}42`]);
    deepEqual((await copied('link', [{ id: 'a&b=c/ü%#\n' }])).texts, [`${link}a%26b%3Dc%2F%C3%BC%25%23%0A`]);
  });

  it('is one line for each of several customers', async () =>
    deepEqual((await copied('link', [{ id: '1' }, { id: '2' }])).texts, [`${link}1\n${link}2`]));

  it('is none of an ID that nobody could be asked for', () =>
    rejects(copied('link', [{ id: '\ud800' }]), failsAs('badRequest')));
});
