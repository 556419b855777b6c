const written = new WeakMap<object, string>();

/** remembers the JSON an answer was made from, so that nobody writes it again; its members may be parsed when they are first read */
export function rememberJson<Answer extends object>(answer: Answer, json: string): Answer {
  written.set(answer, json);
  return answer;
}

export const writtenJson = (answer: unknown): string | undefined =>
  typeof answer === 'object' && answer !== null ? written.get(answer) : undefined;

const holdsBytes = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  if (value instanceof Uint8Array) return true;
  return Array.isArray(value) ? value.some(holdsBytes) : Object.values(value).some(holdsBytes);
};

/** JSON with binary values as base64. Looking for them first is a fraction of what asking about every value while writing takes */
export const jsonOf = (value: unknown): string =>
  holdsBytes(value)
    ? JSON.stringify(value, function (this: Readonly<Record<string, unknown>>, key, item: unknown) {
        // a Buffer has made an object of itself by now
        const bytes = this[key];
        return bytes instanceof Uint8Array ? Buffer.from(bytes).toString('base64') : item;
      })
    : JSON.stringify(value);
