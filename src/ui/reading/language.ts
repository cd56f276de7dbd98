/** Sets the language of the thread that reads. Imported before all else: many sentences are said as their files are read. */
import { workerData } from 'node:worker_threads';
import { setLanguage } from '../../core/l10n/language.ts';
import type { ReaderStart } from '../../customers/reading/protocol.ts';

const { locale, sentences } = workerData as ReaderStart; // the extension's thread sends nothing else
setLanguage(locale, sentences);
