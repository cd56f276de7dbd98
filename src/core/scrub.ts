/**
 * A provider's words as they may be shown: without the credentials it may echo, and without characters that move or hide
 * what stands around them.
 */
export function scrub(words: string, secrets: Iterable<string>): string {
  let clean = words;
  for (const secret of secrets) {
    // Anything shorter would also blank ordinary words, and is no credential.
    if (secret.length < 4) continue;
    for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]) {
      clean = clean.replaceAll(form, '•••');
    }
  }
  // Controls, bidirectional overrides, zero-width characters.
  return clean.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').toWellFormed();
}
