/**
 * JavaScript with every letter that is not ASCII written as an escape. The bundler does so in strings; in regular expressions it does not.
 * Both mean the same to the engine, except in the raw text of tagged templates, which nothing we deploy reads.
 */
export const asciiCode = (code: string): string =>
  // a letter that was escaped though it needs no escape is written without its own backslash, or it would escape the new one
  code.replace(/(\\*)(\P{ASCII})/gv, (_, slashes: string, letters: string) => {
    const escapes = letters.split('').map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
    return slashes.slice(slashes.length % 2) + escapes.join('');
  });
