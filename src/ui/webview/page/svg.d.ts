/** The bundler reads icons as text. */
declare module '*.svg' {
  const source: string;
  export default source;
}
