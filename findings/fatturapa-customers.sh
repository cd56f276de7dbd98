#!/usr/bin/env bash
# @digitalia/fatturapa 1.3.1 reads, checks and writes Italy's electronic invoices. One ordinary invoice, varied by its customer.
# Expected: each of them is read, valid and written again. Seen: only `valuesOnly` reads one: as its README reads it, and by
# default, the answer is undefined, and with `validate` alone a TypeError. Rossi & Figli are `Rossi &amp; Figli` as read, and a
# name with an ampersand given in JSON is written as it is, so that the file is no XML. Its schema refuses every customer who
# lives abroad (for a branch in Italy that they do not have), every consumer without certified mail, and the codes that took
# the place of older ones in 2021: TD24, N2.2.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @digitalia/fatturapa@1.3.1 fast-xml-parser@5.3.0
npm ls --depth=0 | tail -n +2 | grep -o '[@a-z].*' | xargs echo versions:
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const { FPAYupSchema, fpa2js, fpa2json, fpa2xml, fpaValidate } = require('@digitalia/fatturapa');
const { XMLValidator } = require('fast-xml-parser');

const address = (town, postalCode, country) =>
  `<Sede><Indirizzo>Via Lunga 1</Indirizzo><CAP>${postalCode}</CAP><Comune>${town}</Comune>` +
  `${country === 'IT' ? '<Provincia>RM</Provincia>' : ''}<Nazione>${country}</Nazione></Sede>`;
const vat = (country, number) => `<IdFiscaleIVA><IdPaese>${country}</IdPaese><IdCodice>${number}</IdCodice></IdFiscaleIVA>`;
const party = (ids, name, rest = '') =>
  `<DatiAnagrafici>${ids}<Anagrafica><Denominazione>${name}</Denominazione></Anagrafica>${rest}</DatiAnagrafici>`;
const shop = party(vat('IT', '01234567897'), 'Forno S.r.l.', '<RegimeFiscale>RF01</RegimeFiscale>');
const atHome = { ids: vat('IT', '09876543217'), name: 'Rossi', where: address('Roma', '00187', 'IT'), channel: 'ABC1234' };
const german = { ids: vat('DE', '123456788'), name: 'Muster', where: address('Berlin', '00000', 'DE'), channel: 'XXXXXXX' };
function invoice({ ids, name, where, channel } = atHome, { type = 'TD01', rate = '22.00', nature = '' } = {}) {
  const taxed = `<AliquotaIVA>${rate}</AliquotaIVA>${nature && `<Natura>${nature}</Natura>`}`;
  return `<?xml version="1.0" encoding="utf-8"?><p:FatturaElettronica versione="FPR12"
    xmlns:p="http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2"><FatturaElettronicaHeader>
    <DatiTrasmissione><IdTrasmittente><IdPaese>IT</IdPaese><IdCodice>01234567897</IdCodice></IdTrasmittente>
    <ProgressivoInvio>00001</ProgressivoInvio><FormatoTrasmissione>FPR12</FormatoTrasmissione>
    <CodiceDestinatario>${channel}</CodiceDestinatario></DatiTrasmissione>
    <CedentePrestatore>${shop}${address('Roma', '00186', 'IT')}</CedentePrestatore>
    <CessionarioCommittente>${party(ids, name)}${where}</CessionarioCommittente></FatturaElettronicaHeader>
    <FatturaElettronicaBody><DatiGenerali><DatiGeneraliDocumento><TipoDocumento>${type}</TipoDocumento><Divisa>EUR</Divisa>
    <Data>2026-03-20</Data><Numero>7</Numero></DatiGeneraliDocumento></DatiGenerali><DatiBeniServizi><DettaglioLinee>
    <NumeroLinea>1</NumeroLinea><Descrizione>Pane</Descrizione><PrezzoUnitario>10.00</PrezzoUnitario>
    <PrezzoTotale>10.00</PrezzoTotale>${taxed}</DettaglioLinee><DatiRiepilogo>${taxed}
    <ImponibileImporto>10.00</ImponibileImporto><Imposta>${(Number(rate) / 10).toFixed(2)}</Imposta></DatiRiepilogo>
    </DatiBeniServizi></FatturaElettronicaBody></p:FatturaElettronica>`;
}
function tried(work) {
  try {
    return work();
  } catch (error) {
    return error.constructor.name;
  }
}
const nameIn = root => root.FatturaElettronicaHeader.CessionarioCommittente.DatiAnagrafici.Anagrafica;
const validity = xml =>
  fpaValidate(fpa2js(xml, { valuesOnly: true }), FPAYupSchema).then(
    () => 'valid',
    error => error.message.replace(/ must be one of .*| is a required field/, '').split('.').slice(-2).join('.'),
  );

async function main() {
  const seen = {
    'read by default': fpa2js(invoice()),
    'read as in its README': fpa2js(invoice(), { validate: false, valuesOnly: false }),
    'read with `validate`': tried(() => fpa2js(invoice(), { validate: true })),
  };
  const rossi = invoice({ ...atHome, name: 'Rossi &amp; Figli' });
  assert.equal(XMLValidator.validate(rossi), true);
  seen['Rossi & Figli as read'] = nameIn(fpa2js(rossi, { valuesOnly: true })).Denominazione;
  const bianchi = JSON.parse(fpa2json(invoice()));
  nameIn(bianchi['p:FatturaElettronica']).Denominazione = 'Bianchi & Figli';
  seen['Bianchi & Figli as written'] = /<Denominazione>(B.*?)<\//.exec(fpa2xml(bianchi))[1];
  seen['written with `validate`'] = tried(() => fpa2xml(bianchi, { validate: true }));
  seen['refused: company in Italy'] = await validity(invoice());
  seen['refused: company in Germany'] = await validity(invoice(german));
  const consumer = { ...atHome, ids: '<CodiceFiscale>RSSMRA80A01H501U</CodiceFiscale>', channel: '0000000' };
  seen['refused: consumer without certified mail'] = await validity(invoice(consumer));
  seen['refused: deferred invoice, TD24'] = await validity(invoice(atHome, { type: 'TD24' }));
  seen['refused: not taxable, N2.2'] = await validity(invoice(atHome, { rate: '0.00', nature: 'N2.2' }));
  console.log('expected: an object each time, names as they are, XML, five times valid');
  for (const [what, is] of Object.entries(seen)) console.log(`seen: ${what} · ${is}`);
  assert.deepEqual(Object.values(seen), [
    ...[undefined, undefined, 'TypeError', 'Rossi &amp; Figli', 'Bianchi & Figli', 'Error', 'valid'],
    ...['StabileOrganizzazione.Nazione', 'DatiTrasmissione.PECDestinatario'],
    ...['DatiGeneraliDocumento.TipoDocumento', 'DatiRiepilogo[0].Natura'],
  ]);
}
main();
JS
node try.cjs
