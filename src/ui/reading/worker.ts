/**
 * The file that the thread which reads is started with. The rest is loaded once the language is set: many sentences are
 * said as their files are read, and of several chunks nobody knows which is read first.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { setLanguage } from '../../core/l10n/language.ts';
import type { ReaderStart } from '../../customers/reading/protocol.ts';

const { locale, sentences } = workerData as ReaderStart; // the extension's thread sends nothing else
setLanguage(locale, sentences);
const port = parentPort;
if (port) void import('./read-all.ts').then(({ readAll }) => readAll(port));
