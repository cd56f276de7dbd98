/** A text as a URL, as the platform's own URL.parse has it, which the Node of the lowest VS Code lacks. */

/**
 * undefined where it is none. Not by URL.canParse: in Node 20 to 23 that answers false of a host with letters such as ü
 * once it has been called some thousand times and compiled (seen in 20.20.2 and 22.22.0; 24 has it right).
 */
export function parsedUrl(text: string, base?: URL): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
