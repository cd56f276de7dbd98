#!/usr/bin/env bash
# Boletos, the payment slips of Brazil, carry their due date as a number of four digits, which has begun again at 1000 on
# 22 February 2025. node-boleto 2.3.0 writes two over 15.00 reais, due on 21 February 2025 and on 10 December 2026; broleto
# 0.0.12, @mrmgomes/boleto-utils 1.3.3 and boleto-brasileiro-validator 1.0.5 read them, gerar-boletos 1.4.5 writes one as well.
# Expected: nearly two years on, all of them know the day that it began again.
# Seen: for broleto the slip of 2026 was due in April 2002, and costs some 45 reais of interest at 1 % a month;
# boleto-utils says 2002 under `vencimento`, and the right day under a second name, where the older slip is due in 2049.
# gerar-boletos refuses every date since 2024.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts node-boleto@2.3.0 broleto@0.0.12 @mrmgomes/boleto-utils@1.3.3 \
  boleto-brasileiro-validator@1.0.5 gerar-boletos@1.4.5
npm ls --depth=0 | tail -n +2 | grep -o '[@a-z].*' | xargs echo versions:
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const { validarBoleto } = require('@mrmgomes/boleto-utils');
const { boleto: valid } = require('boleto-brasileiro-validator');
const { Boleto: Reader } = require('broleto');
const { Bancos, Boletos } = require('gerar-boletos');
const { Boleto: Writer } = require('node-boleto');

const shop = { cedente: 'Loja Aurora', cedente_cnpj: '11222333000181', agencia: '3978', codigo_cedente: '6404154' };
const numbers = { nosso_numero: '1234567', numero_documento: '77', carteira: '102', valor: 1500 };
const day = date => date.toISOString().slice(0, 10);

function read(due) {
  const dates = { data_emissao: new Date('2024-11-20T12:00:00Z'), data_vencimento: new Date(`${due}T12:00:00Z`) };
  const line = new Writer({ banco: 'santander', ...shop, ...numbers, ...dates }).linha_digitavel.replace(/\D/g, '');
  const slip = new Reader(line);
  const { vencimento, vencimentoComNovoFator2025 } = validarBoleto(line);
  return {
    number: line.slice(33, 37),
    'valid for all three': valid(line) && slip.valid() && validarBoleto(line).sucesso,
    broleto: day(slip.expirationDate()),
    'broleto, years overdue': Math.round(slip.expiredDays() / 365),
    'broleto, interest': slip.interest(1),
    vencimento: day(vencimento),
    vencimentoComNovoFator2025: day(vencimentoComNovoFator2025),
  };
}

function written(year) {
  const place = { logradouro: 'Rua da Aurora, 15', bairro: 'Centro', cidade: 'Recife', estadoUF: 'PE', cep: '50030-230' };
  const account = {
    ...{ carteira: '09', agencia: '18455', agenciaDigito: '4', conta: '1277165', contaDigito: '1' },
    ...{ nossoNumero: '00000000061', nossoNumeroDigito: '8' },
  };
  const datas = { vencimento: `12-10-${year}`, processamento: `11-20-${year}`, documentos: `11-20-${year}` };
  const slip = new Boletos({
    banco: new Bancos.BancoBrasil(),
    pagador: { nome: 'Ada Lopes', registroNacional: '12345678909', endereco: place },
    instrucoes: [],
    beneficiario: { nome: shop.cedente, cnpj: shop.cedente_cnpj, dadosBancarios: account, endereco: place },
    boleto: { numeroDocumento: '77', especieDocumento: 'DM', valor: 15, datas },
  });
  try {
    slip.gerarBoleto();
    return 'written';
  } catch (error) {
    return error.message;
  }
}

const before = read('2025-02-21');
const now = read('2026-12-10');
console.log('expected: 2025-02-21 and 2026-12-10, hardly any interest (1 % a month of 15 reais), and written');
console.log('seen:');
console.table({ 'due 2025-02-21': before, 'due 2026-12-10': now });
console.log('seen: gerar-boletos · 2023:', written(2023), '· 2026:', written(2026));
assert.deepEqual([before.number, now.number], ['9999', '1656']);
assert.deepEqual([before['valid for all three'], now['valid for all three']], [true, true]);
assert.deepEqual([before.broleto, now.broleto], ['2025-02-21', '2002-04-20']);
assert.ok(now['broleto, years overdue'] >= 24 && now['broleto, interest'] > 40);
assert.deepEqual(
  [before, now].map(slip => [slip.vencimento, slip.vencimentoComNovoFator2025]),
  [
    ['2025-02-21', '2049-10-13'],
    ['2002-04-20', '2026-12-10'],
  ],
);
assert.equal(written(2023), 'written');
assert.match(written(2026), /menor que 2024/);
JS
node try.cjs
