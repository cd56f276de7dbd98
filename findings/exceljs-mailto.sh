#!/usr/bin/env bash
# exceljs 4.4.0: a sheet of customers, as a spreadsheet keeps it, to CSV. Whoever types an e-mail address into a cell gets a link,
# and part of a name may be bold. Two other readers of the same file beside it: xlsx 0.18.5 and read-excel-file 9.3.10.
# Expected: the texts that the cells show. Seen: exceljs writes where the link leads, so every typed address becomes
# `mailto:ada@example.com` beside others that were pasted without a link, and a name with bold in it becomes JSON
# (`{"richText":[…]}`). The other two give both texts. Joining such a CSV file by e-mail address finds nobody who was typed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts exceljs@4.4.0 xlsx@0.18.5 read-excel-file@9.3.10
npm ls --depth=0 | tail -n +2 | grep -o '[@a-z].*' | xargs echo versions:
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const ExcelJS = require('exceljs');
const xlsx = require('xlsx');
const { readSheet } = require('read-excel-file/node');

(async () => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('customers');
  sheet.addRow(['id', 'email', 'name']);
  const bold = { richText: [{ text: 'Ada ' }, { text: 'Lovelace', font: { bold: true } }] };
  sheet.addRow(['1', { text: 'ada@example.com', hyperlink: 'mailto:ada@example.com' }, bold]);
  sheet.addRow(['2', 'bob@example.com', 'Bob']);
  await book.xlsx.writeFile('customers.xlsx');

  const opened = new ExcelJS.Workbook();
  await opened.xlsx.readFile('customers.xlsx');
  const [, cells] = await readSheet('customers.xlsx');
  const seen = {
    exceljs: String(await opened.csv.writeBuffer()).split('\n')[1],
    xlsx: xlsx.utils.sheet_to_csv(xlsx.readFile('customers.xlsx').Sheets.customers).split('\n')[1],
    'read-excel-file': cells.join(),
  };
  console.log('expected: 1,ada@example.com,Ada Lovelace');
  for (const [name, row] of Object.entries(seen)) console.log(`seen: ${row}   (${name})`);
  assert.match(seen.exceljs, /^1,mailto:ada@example\.com,"\{""richText"":/);
  assert.equal(seen.xlsx, '1,ada@example.com,Ada Lovelace');
  assert.equal(seen['read-excel-file'], '1,ada@example.com,Ada Lovelace');
})();
JS
node try.cjs
