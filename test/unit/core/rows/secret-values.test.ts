import { equal } from 'node:assert/strict';
import * as fc from 'fast-check';
import { withoutSecretValues } from '../../../../src/core/rows/secret-values.ts';

/** A well-known number for tests of card payments. */
const card = '4111111111111111';
const token = 'tkSample_eyJhbGciOiJIUzI1NiJ9.eyJ2YWx1ZSI6IjEifQ.c2ln';

describe('secret values of a row', () => {
  it('secret values are blanked by their names, whatever the case and however deep', () => {
    const row = `{"id":1,"CVV":"123","a":[{"card_pin":{"x":[1,"2"]},"Password":["p"],"otp_code":4711}]}`;
    equal(withoutSecretValues(row), `{"id":1,"CVV":"•••","a":[{"card_pin":"•••","Password":"•••","otp_code":"•••"}]}`);
  });

  it('numbers of cards are secret, where a name says so or words surround them', () => {
    equal(withoutSecretValues(`{"card_number":"${card}"}`), '{"card_number":"•••"}');
    equal(withoutSecretValues(`{"card":{"number":${card}}}`), '{"card":{"number":"•••"}}');
    equal(withoutSecretValues(`{"note":"card ${card}, thanks"}`), '{"note":"card •••, thanks"}');
  });

  it('masked numbers, IDs of sixteen digits and null are no secrets', () => {
    const row = `{"card_number":"**** **** **** 1111","id":${card},"ref":"${card}","cvv":null,"masked_pan":"411111******1111"}`;
    equal(withoutSecretValues(row), row);
  });

  it('signed tokens with a value in them are secret, under any name', () => {
    equal(withoutSecretValues(`{"number":"${token}","x":"${token}"}`), '{"number":"•••","x":"•••"}');
  });

  it('secret values are found behind a key that is written with escapes, and one with words apart', () => {
    equal(withoutSecretValues(`{"Security-Code":1}`), `{"Security-Code":"•••"}`);
    equal(withoutSecretValues(String.raw`{"\u0063vv":"1"}`), String.raw`{"\u0063vv":"•••"}`);
  });

  it('blanking secret values changes nothing else: the rest stays as it was sent, and the row stays JSON', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom('', ' ', '\n\t'), (json, space) => {
        const text = `{${space}"keep":${json}${space},"cvv":${json},"after" : 1.50}`;
        const kept = withoutSecretValues(text);
        const inner = withoutSecretValues(json);
        const blanked = json === 'null' || json === '""' ? json : '"•••"';
        equal(kept, `{${space}"keep":${inner}${space},"cvv":${blanked},"after" : 1.50}`);
        JSON.parse(kept);
      }),
    );
  });

  it('are blanked among few other characters, and a text that is too short for one stays', () => {
    equal(withoutSecretValues('{"note":"x 30569309025904","more":"x 305693090"}').includes('30569309025904'), false);
    equal(withoutSecretValues('{"note":"x 305693090","pin_":null}'), '{"note":"x 305693090","pin_":null}');
  });
});
