/** The few codicons the panel shows, inline: no font to load, and they take the colour of their text. */
import account from '@vscode/codicons/src/icons/account.svg';
import down from '@vscode/codicons/src/icons/arrow-down.svg';
import up from '@vscode/codicons/src/icons/arrow-up.svg';
import beaker from '@vscode/codicons/src/icons/beaker.svg';
import briefcase from '@vscode/codicons/src/icons/briefcase.svg';
import chevron from '@vscode/codicons/src/icons/chevron-right.svg';
import inactive from '@vscode/codicons/src/icons/circle-large.svg';
import blocked from '@vscode/codicons/src/icons/circle-slash.svg';
import pending from '@vscode/codicons/src/icons/clockface.svg';
import close from '@vscode/codicons/src/icons/close.svg';
import foldAll from '@vscode/codicons/src/icons/collapse-all.svg';
import copy from '@vscode/codicons/src/icons/copy.svg';
import diff from '@vscode/codicons/src/icons/diff.svg';
import more from '@vscode/codicons/src/icons/ellipsis.svg';
import error from '@vscode/codicons/src/icons/error.svg';
import unfoldAll from '@vscode/codicons/src/icons/expand-all.svg';
import save from '@vscode/codicons/src/icons/export.svg';
import eye from '@vscode/codicons/src/icons/eye.svg';
import eyeClosed from '@vscode/codicons/src/icons/eye-closed.svg';
import globe from '@vscode/codicons/src/icons/globe.svg';
import json from '@vscode/codicons/src/icons/json.svg';
import key from '@vscode/codicons/src/icons/key.svg';
import link from '@vscode/codicons/src/icons/link.svg';
import linkExternal from '@vscode/codicons/src/icons/link-external.svg';
import output from '@vscode/codicons/src/icons/output.svg';
import active from '@vscode/codicons/src/icons/pass-filled.svg';
import pin from '@vscode/codicons/src/icons/pin.svg';
import pinned from '@vscode/codicons/src/icons/pinned.svg';
import unknown from '@vscode/codicons/src/icons/question.svg';
import refresh from '@vscode/codicons/src/icons/refresh.svg';
import terminal from '@vscode/codicons/src/icons/terminal.svg';
import deleted from '@vscode/codicons/src/icons/trash.svg';
import warning from '@vscode/codicons/src/icons/warning.svg';

const sources = {
  account,
  active,
  beaker,
  blocked,
  briefcase,
  chevron,
  close,
  copy,
  deleted,
  down,
  diff,
  error,
  eye,
  eyeClosed,
  export: save,
  foldAll,
  globe,
  inactive,
  json,
  key,
  link,
  linkExternal,
  more,
  output,
  pending,
  pin,
  pinned,
  refresh,
  terminal,
  unfoldAll,
  unknown,
  up,
  warning,
};

export type IconName = keyof typeof sources;

const parser = new DOMParser();
const made = new Map<IconName, Element>();

/** A decoration: what it means is said in words beside it. */
export function icon(name: IconName): Element {
  let drawing = made.get(name);
  if (!drawing) {
    drawing = parser.parseFromString(sources[name], 'image/svg+xml').documentElement;
    drawing.setAttribute('aria-hidden', 'true');
    drawing.setAttribute('class', 'icon');
    made.set(name, drawing);
  }
  return document.importNode(drawing, true);
}
