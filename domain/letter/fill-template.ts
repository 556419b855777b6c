/** A text with its `{placeholders}` filled; one without a value stays to be seen. A policy with such a text is refused before it is published. */
export function fillTemplate(text: string, facts: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, key: string) => new Map(Object.entries(facts)).get(key) ?? placeholder);
}
