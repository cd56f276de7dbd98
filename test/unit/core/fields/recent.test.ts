import { deepEqual, equal, ok } from 'node:assert/strict';
import { countryCode } from '../../../../src/core/fields/country.ts';
import { Recent } from '../../../../src/core/fields/recent.ts';

describe('what was found of late', () => {
  it('is looked for once, also where nothing is found', () => {
    const asked: string[] = [];
    const recent = new Recent<string | undefined>(10);
    const find = (text: string) => {
      asked.push(text);
      return text === 'here' ? 'found' : undefined;
    };
    for (const text of ['here', 'nowhere', 'here', 'nowhere']) recent.get(text, find);
    deepEqual(asked, ['here', 'nowhere']);
    equal(recent.get('here', find), 'found');
  });

  it('is remembered of what comes later as of what came first, and never grows', () => {
    let asked = 0;
    const recent = new Recent<number>(100);
    const find = () => asked++;
    for (let at = 0; at < 10_000; at++) for (let again = 0; again < 6; again++) recent.get(`name ${at}`, find);
    equal(asked, 10_000);
    ok(recent.size <= 200);
  });

  it('is remembered as long as it is asked for, whatever else is', () => {
    let asked = 0;
    const recent = new Recent<number>(100);
    for (let at = 0; at < 10_000; at++) {
      recent.get('again and again', () => asked++);
      recent.get(`name ${at}`, () => 0);
    }
    equal(asked, 1);
  });

  it('does not change what a country is, however many strange names were met before', () => {
    for (let at = 0; at < 5000; at++) equal(countryCode(`Strange ${at.toString(36)} land`), undefined);
    deepEqual(['Cameroon', 'ghana', '076', 'DR Congo', 'Congo', 'Atlantis'].map(countryCode), [
      'CM',
      'GH',
      'BR',
      'CD',
      undefined,
      undefined,
    ]);
  });
});
