// What tests show as it is: the door of privacy mode, open or shut, and values that came through it.

import { Privacy, type PrivacyMode } from '../../src/customers/privacy/privacy.ts';
import { Pseudonyms } from '../../src/customers/privacy/pseudonyms.ts';
import type { Shown } from '../../src/customers/privacy/shown.ts';

/** A value as the door hands it out. */
export const shownAs = <T>(value: T): Shown<T> => value as Shown<T>; // a test says so

export const pseudonyms = new Pseudonyms(new Uint8Array(32));

/** Every connection is a production one; the mode may change. */
export const privacyOf = (mode: PrivacyMode | (() => PrivacyMode)): Privacy =>
  new Privacy({
    mode: typeof mode === 'string' ? () => mode : mode,
    isProduction: () => true,
    pseudonyms: () => pseudonyms,
  });

export const noPrivacy = privacyOf('off');

/** The services of privacy mode while it is off. */
export const openDoor = {
  privacy: noPrivacy,
  privacyState: { mode: 'off', onDidChange: () => ({ dispose() {} }) },
} as const;
