/** Sets the language that the extension has put into the page. Imported before all else, as many sentences are said at once. */
import { setLanguage, type Translations } from '../../../core/l10n/language.ts';

const text = document.getElementById('translations')?.textContent;
// Written by the extension itself, as an object of sentences.
setLanguage(document.documentElement.lang, text ? (JSON.parse(text) as Translations) : {});
