/** Questions one after another, with a way back; Escape leaves them all and nothing is stored. */
import * as vscode from 'vscode';
import { t } from '../../core/l10n/language.ts';
import { noIcons } from '../text/no-icons.ts';
import { plainRows } from './picks.ts';

/** The user went back to the question before. */
export const back = Symbol('back');
/** A value; `back`; or undefined when the user left. */
export type Reply<T> = T | typeof back | undefined;

interface Common {
  readonly title: string;
  /** There is a question before this one to go back to. */
  readonly canGoBack: boolean;
  /** The place of the question among those of its series, from 1. */
  readonly step?: number;
  /** How many there are, where that is known. */
  readonly totalSteps?: number | undefined;
}

export interface TextQuestion extends Common {
  readonly prompt: string;
  readonly value?: string;
  readonly placeholder?: string;
  readonly password?: boolean;
  /** What is wrong with a value, as a sentence. */
  readonly fault?: (value: string) => string | undefined;
}

export interface Choice<T> extends vscode.QuickPickItem {
  readonly value: T;
}

export interface ChoiceQuestion<T> extends Common {
  readonly placeholder: string;
  readonly choices: readonly Choice<T>[];
  readonly chosen?: T | undefined;
  /** What a text that was typed is as an answer: rows that stand first, where there are any. */
  readonly typed?: (text: string) => readonly Choice<T>[];
}

/** Joins what both kinds of question have: the way back, the way out, one answer. */
function show<T>(
  input: vscode.QuickInput,
  question: Common,
  onReply: (reply: (value: Reply<T>) => void) => vscode.Disposable[],
): Promise<Reply<T>> {
  return new Promise(resolve => {
    const { title, step, totalSteps } = question;
    // VS Code would write "(1)" where nobody knows yet how many there are.
    input.title = step && totalSteps ? t('{0} ({1} of {2})', title, step, totalSteps) : title;
    input.ignoreFocusOut = true; // keys are fetched from a browser in between
    let given: Reply<T>;
    const reply = (value: Reply<T>) => {
      given = value;
      input.hide();
    };
    const listeners = onReply(reply);
    input.onDidHide(() => {
      for (const listener of listeners) listener.dispose();
      input.dispose();
      resolve(given);
    });
    input.show();
  });
}

/**
 * Says in the place of a question what it waits for, as text. To leave it, or to go back, aborts the task; to leave it leaves
 * the series, as another box may have taken its place. The task does not reject.
 */
export async function askMeanwhile<T>(
  { text, ...question }: Common & { readonly text: string },
  task: (signal: AbortSignal) => Promise<T>,
): Promise<Reply<T>> {
  const input = vscode.window.createInputBox();
  input.busy = true;
  input.validationMessage = { message: noIcons(text), severity: vscode.InputBoxValidationSeverity.Info };
  input.buttons = question.canGoBack ? [vscode.QuickInputButtons.Back] : [];
  const stop = new AbortController();
  const given = await show<T>(input, question, reply => {
    void task(stop.signal).then(reply);
    return [
      // Not enabled, it would have neither the focus for Escape nor a button.
      input.onDidChangeValue(() => {
        input.value = '';
      }),
      input.onDidTriggerButton(() => reply(back)),
    ];
  });
  stop.abort();
  return given;
}

export function askText(question: TextQuestion): Promise<Reply<string>> {
  const input = vscode.window.createInputBox();
  input.prompt = noIcons(question.prompt);
  input.value = question.value ?? '';
  input.placeholder = question.placeholder;
  input.password = question.password ?? false;
  input.buttons = question.canGoBack ? [vscode.QuickInputButtons.Back] : [];
  const check = (value: string) => {
    const fault = question.fault?.(value);
    input.validationMessage = fault === undefined ? undefined : noIcons(fault);
    return fault === undefined;
  };
  return show<string>(input, question, reply => [
    input.onDidAccept(() => {
      const value = input.value.trim();
      if (check(value)) reply(value);
    }),
    input.onDidChangeValue(() => {
      input.validationMessage = undefined;
    }),
    input.onDidTriggerButton(() => reply(back)),
  ]);
}

export function askChoice<T>(question: ChoiceQuestion<T>): Promise<Reply<T>> {
  const pick = vscode.window.createQuickPick<Choice<T>>();
  pick.placeholder = question.placeholder;
  pick.items = plainRows(question.choices);
  const chosen = pick.items.find(({ value }) => value === question.chosen);
  if (chosen) pick.activeItems = [chosen];
  pick.matchOnDescription = true;
  pick.buttons = question.canGoBack ? [vscode.QuickInputButtons.Back] : [];
  const { typed } = question;
  return show<T>(pick, question, reply => [
    ...(typed
      ? [
          pick.onDidChangeValue(text => {
            const rows = typed(text).map(row => ({ ...row, alwaysShow: true }));
            pick.items = plainRows([...rows, ...question.choices]);
          }),
        ]
      : []),
    pick.onDidAccept(() => {
      const [item] = pick.activeItems;
      if (item) reply(item.value);
    }),
    pick.onDidTriggerButton(() => reply(back)),
  ]);
}

/** One question of a series: asks, and takes the answer; it may ask nothing. */
export type Step<State> = (
  state: State,
  at: { canGoBack: boolean; step?: number; totalSteps?: number | undefined },
) => Promise<Reply<State>>;

/**
 * Runs the questions in order, with what was answered so far; undefined when the user left. `count` says how many are asked in
 * all, as far as the answers up to then can say it: then each shows its place among them.
 */
export async function series<State>(
  start: State,
  steps: readonly Step<State>[],
  count?: (state: State) => number | undefined,
): Promise<State | undefined> {
  const states: State[] = [start];
  let index = 0;
  while (index < steps.length) {
    const step = steps[index];
    const state = states[index];
    if (!step || state === undefined) break;
    // Where nothing was asked yet, nothing is to go back to.
    const canGoBack = state !== start;
    const asked = states.slice(1, index + 1).filter((one, at) => one !== states[at]).length;
    const reply = await step(state, { canGoBack, ...(count && { step: asked + 1, totalSteps: count(state) }) });
    if (reply === undefined) return undefined;
    if (reply === back) {
      // Back over the questions that asked nothing of themselves.
      do index--;
      while (index > 0 && states[index] === states[index + 1]);
      index = Math.max(0, index);
    } else states[++index] = reply;
  }
  return states[index];
}
