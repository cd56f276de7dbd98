/** The diagnosis of a connection as a document that grows line by line, and a report to hand to support. */

import * as vscode from 'vscode';
import { driftReport } from '../../core/drift-report.ts';
import { isLoopback } from '../../core/http/loopback.ts';
import { parsedUrl } from '../../core/http/url.ts';
import { plural, t } from '../../core/l10n/language.ts';
import type { Connection } from '../../core/model/customer.ts';
import { isClienteleError } from '../../core/model/errors.ts';
import { diagnose, type Finding, failure } from '../../customers/connections/diagnose.ts';
import { environmentName } from '../actions/connection-place.ts';
import type { Services } from '../services/services.ts';
import { withProgress } from '../window/progress.ts';
import { plain } from '../window/report.ts';

/** A line broken at its spaces, so that none is longer than 100 columns and its advice is read without scrolling. */
const wrapped = (line: string): string => line.replace(/(?=.{99})(.{1,98}) /gm, '$1\n  ');

/** Steps that have nothing to ask where another one failed. */
const needs: Readonly<Record<string, string>> = { [t('Second page')]: t('First page') };

/** The findings with each cause named once: what fails by the words of an earlier step came no further than that one. */
async function* causes(findings: AsyncIterable<Finding>): AsyncGenerator<Finding> {
  const failed: { readonly title: string; readonly text: string; readonly cause: string }[] = [];
  for await (const finding of findings) {
    const { title, outcome, text } = finding;
    const isFailure = outcome === 'failed';
    const earlier = failed.find(one => (isFailure ? one.text === text : one.title === needs[title]));
    if (isFailure) failed.push({ title, text, cause: earlier?.cause ?? title });
    const notTried = t('Could not be tried: {0} failed.', earlier?.cause ?? '');
    yield earlier ? { title, outcome: 'skipped', text: notTried, forOthers: notTried } : finding;
  }
}

const marks: Record<Finding['outcome'], string> = { ok: '✓', failed: '✗', skipped: '–' };

/** The proxy in force, as far as the settings and the environment say, without its user name and password. */
function proxyInForce(base: URL): string | undefined {
  const http = vscode.workspace.getConfiguration('http');
  if (http.get('proxySupport') === 'off') return undefined;
  const { env } = process;
  const excepted = http.get<readonly string[]>('noProxy') ?? [];
  if (isLoopback(base.hostname)) return undefined;
  if (isExcepted(base, excepted.length ? excepted : (env.no_proxy || env.NO_PROXY || '').split(','))) return undefined;
  const set = http.get<string>('proxy') || env.https_proxy || env.HTTPS_PROXY || env.http_proxy || env.HTTP_PROXY;
  const url = set ? parsedUrl(set) : undefined;
  return url && `${url.protocol}//${url.host}`;
}

/** Whether `http.noProxy` or NO_PROXY names a host, as VS Code reads them: `example.com`, `.example.com:443` or `*`. */
const isExcepted = ({ hostname, port }: URL, names: readonly string[]): boolean =>
  names.some(text => {
    const [name = '', only] = text.trim().toLowerCase().split(':');
    if (name === '*') return true;
    return name !== '' && `.${hostname}`.endsWith(`.${name.replace(/^\./, '')}`) && (!only || only === (port || '443'));
  });

/** How a diagnosis ended: a run that was stopped proves nothing about what it did not come to. */
interface Ending {
  readonly stopped: boolean;
  readonly failed: number;
}

const sentence = ({ stopped, failed }: Ending): string => {
  if (failed === 0) return stopped ? t('stopped before all checks were made.') : t('all checks passed.');
  if (stopped)
    return plural(failed, {
      one: () => t('stopped; until then 1 check failed.'),
      other: n => t('stopped; until then {0} checks failed.', n),
    });
  return plural(failed, { one: () => t('1 check failed.'), other: n => t('{0} checks failed.', n) });
};

/** A line of the document, and of the report that is copied from it. */
interface Line {
  readonly text: string;
  readonly forOthers: string;
}

const same = (text: string): Line => ({ text, forOthers: text });

const lineOf = ({ title, outcome, text, forOthers }: Finding): Line => ({
  text: `${marks[outcome]} ${title}: ${text}`,
  forOthers: `${marks[outcome]} ${title}: ${forOthers}`,
});

/** Shows the lines that there are, in a document; behind them the step that is waited for. */
function reportIn(
  { documents, privacy }: Pick<Services, 'documents' | 'privacy'>,
  { id, name }: Connection,
  lines: readonly Line[],
): (running?: string) => Promise<void> {
  // A provider's own words may name a customer.
  const textOf = (line: Line) => (privacy.covers(id) ? line.forOthers : line.text);
  return running => {
    const waiting = running === undefined ? [] : [`… ${running}`];
    const text = () => `${[...lines.map(line => wrapped(textOf(line))), ...waiting].join('\n')}\n`;
    return documents.show(id, t('Diagnosis of {0}', name), text, 'clientele-report');
  };
}

export async function runDiagnosis(
  { connections, documents, extension, privacy }: Pick<Services, 'connections' | 'documents' | 'extension' | 'privacy'>,
  connection: Connection,
): Promise<void> {
  const provider = connections.provider(connection);
  const lines = [
    same(t('Clientele {0} on VS Code {1}, {2}', extension.version, vscode.version, process.platform)),
    same(`${provider.title}, ${environmentName(connection)}`),
  ];
  const show = reportIn({ documents, privacy }, connection, lines);
  // Where the credentials are missing, there is no account to ask for these. Sample data has its address with its account.
  let { baseUrl } = connection;
  let proxy: string | undefined;
  let redact = (report: string) => report;
  const ending = await withProgress(
    t('Diagnosing {0}', plain(connection.name)),
    async (progress, signal): Promise<Ending> => {
      let failed = 0;
      try {
        const account = await connections.get(connection.id);
        ({ baseUrl } = account.client.connection);
        redact = report => account.client.redact(report);
        proxy = proxyInForce(new URL(baseUrl));
        lines.push({ text: baseUrl, forOthers: '<base URL>' }, same(''));
        const onStep = (message: string) => {
          progress.report({ message });
          return show(message);
        };
        for await (const finding of causes(diagnose({ account, proxy, signal, onStep }))) {
          if (finding.outcome === 'failed') failed++;
          lines.push(lineOf(finding));
          await show();
        }
        const { notes } = account.drift;
        if (notes.length)
          lines.push(same(''), ...driftReport(provider.title, provider.docs, notes).split('\n').map(same));
      } catch (error) {
        if (!isClienteleError(error)) throw error;
        failed++;
        lines.push(same(''), lineOf({ title: t('Set-up'), ...failure(error) }));
      }
      const stopped = signal.aborted;
      lines.push(same(stopped ? t('Stopped.') : failed ? t('{0} of these failed.', failed) : t('All is well.')));
      await show();
      return { stopped, failed };
    },
  );
  const copy = t('Copy Report');
  const message = `${plain(connection.name)}: ${sentence(ending)}`;
  const answer = ending.failed
    ? await vscode.window.showWarningMessage(message, copy)
    : await vscode.window.showInformationMessage(message, copy);
  if (answer !== copy) return;
  const report = lines.map(({ forOthers }) => forOthers).join('\n');
  await vscode.env.clipboard.writeText(redact(withoutHosts(report, baseUrl, proxy)));
}

/** The name of a host, a proxy's too, can be a customer's own; a report for others names none but the provider's. */
function withoutHosts(report: string, baseUrl: string, proxy: string | undefined): string {
  const { host, hostname } = new URL(baseUrl);
  return [host, hostname]
    .filter(Boolean)
    .reduce((text, name) => text.replaceAll(name, '<host>'), proxy ? report.replaceAll(proxy, '<proxy>') : report);
}
