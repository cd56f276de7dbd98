#!/usr/bin/env bash
# A telephone number with an extension, as a company's switchboard has it, and the `tel:` URI of RFC 3966, as vCards carry it:
# google-libphonenumber 3.2.47, libphonenumber-js 1.13.16, awesome-phonenumber 7.8.0 and phone 3.1.72. Expected: all four take
# "+44 20 7946 0018 ext. 12" for a number in London, and a library reads the URI that it has written itself. Seen: phone says
# that a number with an extension is none, and none a URI. awesome-phonenumber writes the extension into its `rfc3966`, and refuses that URI,
# as every one that begins with `tel:`; what it has read has no field for the extension, and its `e164` is without. The other
# two read both, and give the extension back.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts google-libphonenumber@3.2.47 libphonenumber-js@1.13.16 \
  awesome-phonenumber@7.8.0 phone@3.1.72
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const google = require('google-libphonenumber');
const { parsePhoneNumberFromString } = require('libphonenumber-js/max');
const { parsePhoneNumber } = require('awesome-phonenumber');
const { phone } = require('phone');

const util = google.PhoneNumberUtil.getInstance();
const readers = {
  google(text) {
    const number = util.parse(text);
    return `${util.format(number, google.PhoneNumberFormat.E164)} ext ${number.getExtension()}`;
  },
  port(text) {
    const { number, ext } = parsePhoneNumberFromString(text);
    return `${number} ext ${ext}`;
  },
  awesome(text) {
    const { valid, number } = parsePhoneNumber(text);
    return valid ? `${number.e164} ext ${number.ext ?? number.extension}` : 'refused';
  },
  phone(text) {
    const { isValid, phoneNumber } = phone(text, { validateMobilePrefix: false });
    return isValid ? phoneNumber : 'refused';
  },
};
const written = '+44 20 7946 0018 ext. 12';
const uri = parsePhoneNumber(written).number.rfc3966;
const seen = [written, uri, 'tel:+442079460018', '+44 20 7946 0018'].map(text => ({
  text,
  ...Object.fromEntries(Object.entries(readers).map(([name, read]) => [name, read(text)])),
}));
for (const name of ['google-libphonenumber', 'libphonenumber-js', 'awesome-phonenumber', 'phone']) {
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version);
}
console.log('expected: the number from all, each time, with extension 12 in the first two rows');
console.log('seen:');
console.table(seen);
assert.equal(uri, 'tel:+44-20-7946-0018;ext=12');
assert.deepEqual(
  seen.map(({ text, ...by }) => Object.values(by)),
  [
    ['+442079460018 ext 12', '+442079460018 ext 12', '+442079460018 ext undefined', 'refused'],
    ['+442079460018 ext 12', '+442079460018 ext 12', 'refused', 'refused'],
    ['+442079460018 ext null', '+442079460018 ext undefined', 'refused', 'refused'],
    ['+442079460018 ext null', '+442079460018 ext undefined', '+442079460018 ext undefined', '+442079460018'],
  ],
);
JS
node try.cjs
