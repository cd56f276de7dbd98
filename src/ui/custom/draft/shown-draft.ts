/** A draft as its page shows it, without the secrets that an API may have echoed. */
import { CredentialFinder } from '../../../core/http/credential-finder.ts';
import { redactAll } from '../../../core/http/redact.ts';
import { memberAt } from '../../../core/json/member-at.ts';
import { pointerPath } from '../../../core/json/spans.ts';
import { t } from '../../../core/l10n/language.ts';
import type { Answer, ApiRequest, ListQuestion } from '../../../core/model/provider.ts';
import type { Privacy } from '../../../customers/privacy/privacy.ts';
import { contactsOf } from '../../../providers/detect/contacts.ts';
import type { DraftQuestion, Reason } from '../../../providers/detect/drafted.ts';
import type { Manifest } from '../../../providers/manifest/words.ts';
import { type DraftState, draftId, holdsSecret, hostOf, readable, secretsOf } from './draft-text.ts';
import type { Finding } from './finding.ts';
import { type Read, readAnswer, shownFields, shownReading } from './reading.ts';
import type { Shown, ShownAnswer, ShownProblem, ShownQuestion } from './shared/messages.ts';

/** What came back, and for what. */
export interface Answered {
  readonly answer: Answer;
  readonly question: ListQuestion;
  readonly url: string;
  /** What is to be known of it beside its address. */
  readonly rest: readonly string[];
  readonly shown: ShownAnswer;
}

export interface DraftFacts {
  readonly state: DraftState;
  readonly text: string;
  readonly credentials: Readonly<Record<string, string>>;
  readonly answered: Answered | undefined;
  /** What came of the last question, where that is no answer. */
  readonly failure: { readonly shown: ShownAnswer; readonly forOthers: string } | undefined;
  /** What was found out, with its reasons. */
  readonly drafted: { readonly manifest: Manifest | undefined; readonly reasons: readonly Reason[] };
  readonly notes: readonly string[];
  readonly questions: readonly DraftQuestion[];
  readonly findings: readonly Finding[];
  readonly busy: string | undefined;
  readonly isKept: boolean;
  readonly privacy: Privacy;
}

/** The answer, or what came in its place; in privacy mode without what may be somebody's. */
function shownAnswer({ answered, failure, privacy, credentials }: DraftFacts): ShownAnswer | undefined {
  if (failure) return privacy.covers(draftId) ? { facts: failure.forOthers, text: '', isGood: false } : failure.shown;
  if (!answered || !privacy.covers(draftId)) return answered?.shown;
  const { url, rest, answer } = answered;
  const { pathname, search } = new URL(privacy.url(draftId, url));
  const { text } = privacy.raw({ connectionId: draftId, raw: answer.text, covered: [] }, true);
  return { facts: [pathname + search, ...rest].join(' · '), text: readable(text, credentials), isGood: true };
}

/** An amount is somebody's: in privacy mode another one stands for it. */
function shownQuestion({ kind, text, answers }: DraftQuestion, isPrivate: boolean): ShownQuestion {
  if (kind === 'place' || !isPrivate) return { text, answers: answers.map(({ label }) => label) };
  return {
    text: t('An amount of 12345 is meant as:'),
    answers: answers.map(({ words }) => (words.minor ? '123.45' : '12345.00')),
  };
}

export function shownDraft(facts: DraftFacts): Shown {
  const { state, answered, drafted, questions, findings, busy, isKept, credentials, text, privacy } = facts;
  const isPrivate = privacy.covers(draftId);
  const usable = state.kind === 'usable' ? state.usable : undefined;
  const masked = (request: ApiRequest) => privacy.request(draftId, request);
  const read = usable && answered ? readAnswer(usable, answered.answer, answered.question, masked) : undefined;
  const reading = read && shownReading(read, isPrivate);
  const records = read?.kind === 'page' ? read.page.records.map(one => privacy.record(one)) : [];
  const shown: Shown = {
    title: usable?.provider.title ?? t('New provider'),
    contacts: usable ? contactsOf(usable.manifest).map(({ origin, text: what }) => ({ origin, text: what })) : [],
    // An answer that is no list is asked about, and no fault of the manifest.
    problems: problemsOf(facts, read, questions.some(({ kind }) => kind === 'place') ? [] : (reading?.problems ?? [])),
    answer: shownAnswer(facts),
    rows: reading?.rows,
    fields: usable && read?.kind === 'page' ? shownFields(usable, records, drafted) : [],
    next: reading?.next,
    why: usable ? reasonsOf(drafted, usable.manifest) : [],
    questions: questions.map(one => shownQuestion(one, isPrivate)),
    findings: findings.map(({ outcome, text: said, forOthers = said }) => ({
      outcome,
      text: isPrivate ? forOthers : said,
    })),
    busy,
    host: usable && hostOf(usable),
    canTry: records.length > 0,
    // What was refused, or cannot be read, is no description yet.
    canKeep: usable !== undefined && !facts.failure && read?.kind !== 'failed' && !holdsSecret(text, credentials),
    isKept,
  };
  return withoutSecrets(shown, credentials);
}

/** Why the parts beside the fields are as they are: what was changed by hand since has no other reason. */
function reasonsOf(drafted: DraftFacts['drafted'], manifest: Manifest): readonly string[] {
  const at = (one: Manifest | undefined, pointer: string) => JSON.stringify(memberAt(one, pointerPath(pointer)));
  return drafted.reasons
    .filter(({ pointer }) => !pointer.startsWith('/fields/') && at(manifest, pointer) === at(drafted.manifest, pointer))
    .map(({ text }) => text);
}

function problemsOf(
  { state, text, credentials, notes }: DraftFacts,
  read: Read | undefined,
  unread: readonly string[],
): readonly ShownProblem[] {
  if (state.kind === 'broken')
    return state.problems.map(({ pointer, message }) => ({ kind: 'fault', pointer, text: message }));
  const fault = (what: string, pointer: string): ShownProblem => ({ kind: 'fault', pointer, text: what });
  const note = (what: string, pointer = ''): ShownProblem => ({ kind: 'note', pointer, text: what });
  return [
    ...(holdsSecret(text, credentials)
      ? [fault(t('A key stands in the manifest: put its name in braces in its place.'), '')]
      : []),
    ...unread.map(what => fault(what, read?.kind === 'failed' ? '/list' : '/fields')),
    ...state.unknown.map(pointer =>
      note(t('{0} is a word that this version does not know: it is kept, and nothing goes by it.', pointer), pointer),
    ),
    ...notes.map(what => note(what)),
  ];
}

/** An API may echo what it was sent. */
function withoutSecrets(shown: Shown, credentials: Readonly<Record<string, string>>): Shown {
  const finder = new CredentialFinder(secretsOf(credentials), 'whole');
  const clean = (text: string) => redactAll(text, finder);
  return {
    ...shown,
    problems: shown.problems.map(one => ({ ...one, text: clean(one.text) })),
    fields: shown.fields.map(one => ({ ...one, example: clean(one.example), places: clean(one.places) })),
    findings: shown.findings.map(one => ({ ...one, text: clean(one.text) })),
    why: shown.why.map(clean),
    ...(shown.next === undefined ? {} : { next: clean(shown.next) }),
    ...(shown.answer && { answer: { ...shown.answer, facts: clean(shown.answer.facts) } }),
  };
}
