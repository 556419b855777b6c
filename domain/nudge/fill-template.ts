/** A text with its `{placeholders}` filled; one that nobody knows stays, to be seen. */
export function fillTemplate(text: string, facts: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, key: string) => facts[key] ?? placeholder);
}
