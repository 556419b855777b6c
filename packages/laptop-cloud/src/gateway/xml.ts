const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' };

export const escapeXml = (text: string): string => text.replace(/[&<>"\r]/g, (character) => entities[character] ?? character);

/** one element; its content is XML already */
export const element = (name: string, content: string): string => `<${name}>${content}</${name}>`;

/** one element with text */
export const leaf = (name: string, value: unknown): string => element(name, escapeXml(String(value)));
